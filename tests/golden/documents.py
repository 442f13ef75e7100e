#!/usr/bin/env python3
"""documents.py: writes the mails document_*.eml of this folder, each with a document made by hand. What is to be
understood of them stands in the .expect files, written by a person. Attachments have no ending: the content counts."""
import base64, io, os, struct, zipfile

here = os.path.dirname(os.path.abspath(__file__))
W = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
     'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
     'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"')
ODF = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
       'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
       'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
       'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
       'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
       'xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0" '
       'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
       'xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0" '
       'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"')


def archive(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as z:
        for name, data in files:
            z.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(body, head=''):
    return archive([('[Content_Types].xml', '<Types/>'), ('word/document.xml',
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<w:document {W}><w:body>{body}</w:body></w:document>')])


def odt(styles, body, head=''):
    return archive([('mimetype', 'application/vnd.oasis.opendocument.text'), ('content.xml',
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<office:document-content {ODF}><office:automatic-styles>{styles}'
        f'</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>')])


def run(text, style=''):
    return f'<w:r><w:rPr>{style}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs):
    return '<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr>' + ''.join(r if r.startswith('<') else run(r) for r in runs) + '</w:p>'


def table(*rows):
    return '<w:tbl>' + ''.join('<w:tr>' + ''.join('<w:tc>' + (c if c.startswith('<w:p') or c.startswith('<w:sdt') else p(c)) + '</w:tc>'
        for c in row) + '</w:tr>' for row in rows) + '</w:tbl>'


def control(inner, properties):
    return f'<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'


def box(ticked):
    return control(run('?'), f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/></w14:checkbox>')


def field(kind, inner, result=''):
    return (f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{inner}</w:ffData></w:fldChar></w:r>'
            f'<w:r><w:instrText> {kind} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + (run(result) if result else '') + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')


def old_box(ticked):
    return field('FORMCHECKBOX', '<w:checkBox><w:default w:val="0"/>' + ('<w:checked/>' if ticked else '') + '</w:checkBox>')


def symbol(code):
    return f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>'


PLACEHOLDER = 'Klik of tik om tekst in te voeren.'
form = docx(p('Aanvraagformulier bemiddeling in de jeugdhulp')
    + p('Wie vult dit formulier in?') + p('Een minderjarige, een ouder of een hulpverlener die dreigt de hulp stop te zetten.')
    + table(
        ['Naam aanvrager', control(p('Rita Maes'), '<w:text/>')],
        ['Hoedanigheid', p(old_box(False), ' jongere ', old_box(True), ' ouder ', old_box(False), ' hulpverlener')],
        ['Telefoon', p(field('FORMTEXT', '<w:textInput/>', '0470 00 12 34'))],
        ['E-mail', p(field('FORMTEXT', '<w:textInput/>', '\u2002\u2002\u2002\u2002\u2002'))],
        ['Naam kind', p('Sem ', '<w:del><w:r><w:delText>Oud</w:delText></w:r></w:del>', 'Maes')],
        ['Geboortedatum', control(p('3 mei 2012'), '<w:date/>')],
        ['Adres', p('Dorp 7', '<w:r><w:br/></w:r>', '3500 Hasselt')],
        ['Verblijfplaats', control(p('Kies een item.'), '<w:showingPlcHdr/><w:dropDownList/>')],
        ['Korte omschrijving van het conflict', control(p(PLACEHOLDER), '<w:showingPlcHdr/><w:text/>')],
        ['Tolk nodig?', p(symbol('F0A8'), ' ja  ', symbol('F0FE'), ' nee')],
        ['Eenzijdige stopzetting van de hulp', p(box(False), ' ja ', box(True), ' nee ', box(False), ' dreigt')],
        ['Bent u zelf partij in het conflict?', p(run('ja', '<w:b/>'), ' / nee')],
        ['Regio', p(run('Antwerpen', '<w:strike/>'), ' / ', run('Brussel', '<w:strike/>'), ' / Limburg')],
        ['Opmerking', p(run('verborgen', '<w:vanish/>'), 'zichtbaar')],
    ) + table(['Akkoord met deze aanvraag', 'ja', 'nee', 'niet gevraagd'], ['minderjarige', 'x', '', ''], ['moeder', '', 'X', ''])
    + p('<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>' + p('In een kader') + '</w:txbxContent></mc:Choice>'
        '<mc:Fallback>' + p('In een kader') + '</mc:Fallback></mc:AlternateContent></w:r>'))

small = docx(p('Aanvraagformulier cliëntoverleg') + table(['Naam aanvrager', 'Rita Maes'], ['Naam kind', 'Sem Maes'], ['Telefoon', '0470 00 12 34']))


def tp(*pieces):
    return '<text:p>' + ''.join(pieces) + '</text:p>'


def span(style, text):
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def ttable(*rows):
    return '<table:table>' + ''.join('<table:table-row>' + ''.join('<table:table-cell>' + (c if c.startswith('<') else tp(c))
        + '</table:table-cell>' for c in row) + '</table:table-row>' for row in rows) + '</table:table>'


styles = ('<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
          '<style:style style:name="S" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>')
open_form = odt(styles,
    '<office:forms><form:form><form:checkbox xml:id="c1" form:label="ja" form:current-state="checked"/>'
    '<form:checkbox xml:id="c2" form:label="nee"/><form:textarea xml:id="c3" form:current-value="Sem Maes"/></form:form></office:forms>'
    '<text:tracked-changes><text:changed-region><text:deletion>' + tp('weg ermee') + '</text:deletion></text:changed-region></text:tracked-changes>'
    + tp('Aanvraagformulier cliëntoverleg') + ttable(
        ['Naam aanvrager', 'Rita Maes'],
        ['Hoedanigheid', tp('moeder / ', span('B', 'begeleider'), ' / voogd')],
        ['Naam kind', tp('<draw:control draw:control="c3"/>')],
        ['Geboortedatum', tp('<text:placeholder text:placeholder-type="text">&lt;datum&gt;</text:placeholder>')],
        ['Tolk nodig?', tp('<draw:control draw:control="c1"/> <draw:control draw:control="c2"/>')],
        ['Gemeente', tp(span('S', 'Genk'), ', Hasselt')],
        ['Zal de jongere aanwezig zijn?', tp('<field:fieldmark field:type="vnd.oasis.opendocument.field.FORMCHECKBOX">'
            '<field:param field:name="Checkbox_Checked" field:value="true"/></field:fieldmark>ja '
            '<loext:content-control loext:checkbox="true" loext:checked="false">?</loext:content-control>nee')],
        ['Doel van het overleg', tp('<loext:content-control loext:showing-place-holder="true">' + PLACEHOLDER + '</loext:content-control>')],
    ))


def attribute(level, what, content):
    return struct.pack('<BII', level, what, len(content)) + content + struct.pack('<H', sum(content) & 0xFFFF)


def tnef(name, data, words=b''):
    return (struct.pack('<IH', 0x223E9F78, 1) + attribute(1, 0x00089006, struct.pack('<I', 0x10000)) + words
            + (attribute(2, 0x00069002, b'\0' * 14) + attribute(2, 0x00018010, name + b'\0') + attribute(2, 0x0006800F, data)
               if data else b''))


def properties(*values):
    """as Exchange packs them: type, number, what comes before a value, value"""
    return attribute(1, 0x00069003, struct.pack('<I', len(values)) + b''.join(struct.pack('<HH', kind, number) + head + value
        + b'\0' * (-len(value) % 4) for kind, number, head, value in values))


def long_value(kind, number, value, name=b''):
    return (kind, number, name + struct.pack('<II', 1, len(value)), value)


def mail(name, parts, text='Zie bijlage.'):
    out = ['From: Rita Maes <rita@example.org>', 'To: bemiddeling@limburg.be', 'Subject: Het formulier',
           'Date: Sat, 21 Nov 2026 14:03:00 +0100', f'Message-ID: <{name}@example.org>', 'MIME-Version: 1.0',
           'Content-Type: multipart/mixed; boundary="b"', '', '--b', 'Content-Type: text/plain; charset=utf-8', '', text, '']
    for title, data in parts:
        out += ['--b']
        if isinstance(data, str):
            out += ['Content-Type: message/rfc822', f'Content-Disposition: attachment; filename="{title}"', '', data]
        else:
            out += ['Content-Type: application/octet-stream', f'Content-Disposition: attachment; filename="{title}"',
                    'Content-Transfer-Encoding: base64', '', base64.encodebytes(data).decode().rstrip()]
    out += ['--b--', '']
    with open(os.path.join(here, f'document_{name}.eml'), 'w') as f:
        f.write('\n'.join(out))


def write_pdf(drawn, widgets):
    """a page with words and with fields that were filled in (number, rest of the widget)"""
    words = ''.join(f'BT /F1 10 Tf {x} {y} Td ({text}) Tj ET\n' for x, y, text in drawn)
    fields = ' '.join(f'{number} 0 R' for number, rest in widgets if '%kid' not in rest)
    marks = ' '.join(f'{number} 0 R' for number, rest in widgets if '/Rect' in rest)
    objects = [(1, f'<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{fields}]/DA(/F1 10 Tf)/DR<</Font<</F1 5 0 R>>>>>>>>'),
               (2, '<</Type/Pages/Kids[3 0 R]/Count 1>>'),
               (3, f'<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[{marks}]/Resources<</Font<</F1 5 0 R>>>>>>'),
               (4, f'<</Length {len(words)}>> stream\n{words}endstream'),
               (5, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>'),
               (6, '<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 0>> stream\n\nendstream')]
    objects += [(number, f'<<{rest.replace("%kid", "")}>>') for number, rest in widgets]
    return ('%PDF-1.5\n' + ''.join(f'{number} 0 obj {text} endobj\n' for number, text in objects)
            + 'trailer <</Root 1 0 R/Size 40>>\n%%EOF\n').encode('latin-1')


def text_field(number, y, value, more=''):
    return (number, f'/Type/Annot/Subtype/Widget/FT/Tx/T(t{number})/V({value})/DA(/F1 10 Tf)/Rect[200 {y - 4} 480 {y + 12}]/P 3 0 R{more}')


def button(number, x, y, state, ticked, more=''):
    return (number, f'/Type/Annot/Subtype/Widget/AS/{state if ticked else "Off"}/AP<</N<</{state} 6 0 R/Off 6 0 R>>>>'
            f'/Rect[{x} {y - 2} {x + 10} {y + 8}]/P 3 0 R{more}')


def box_field(number, x, y, ticked):
    return button(number, x, y, 'Yes', ticked, f'/FT/Btn/T(b{number})/V/{"Yes" if ticked else "Off"}')


def pdf_form():
    labels = [(60, 780, 'Aanvraagformulier bemiddeling in de jeugdhulp'), (60, 740, 'Naam aanvrager'), (60, 720, 'Ik ben'),
              (215, 720, 'jongere'), (295, 720, 'ouder'), (375, 720, 'hulpverlener'), (60, 700, 'Gsm'), (60, 680, 'E-mail'),
              (60, 660, 'Naam kind'), (60, 640, 'Regio'), (60, 620, 'Tolk nodig?'), (215, 620, 'ja'), (295, 620, 'nee'),
              (60, 600, 'Eenzijdige stopzetting'), (215, 600, 'ja'), (295, 600, 'dreigt'), (375, 600, 'nee'),
              (60, 580, 'Waarover gaat het conflict?')]
    radio = [(20, '/FT/Btn/Ff 49152/T(rol)/V/ouder/Kids[21 0 R 22 0 R 23 0 R]')]
    radio += [button(21 + i, 200 + 80 * i, 720, name, name == 'ouder', '/Parent 20 0 R%kid')
              for i, name in enumerate(('jongere', 'ouder', 'hulpverlener'))]
    stop = [(24, '/FT/Btn/Ff 49152/T(stop)/V/Off/Kids[25 0 R 26 0 R 27 0 R]')]
    stop += [button(25 + i, 200 + 80 * i, 600, f'{i}', False, '/Parent 24 0 R%kid') for i in range(3)]
    return write_pdf(labels, radio + stop + [
        text_field(30, 740, 'Wim Coppens'), text_field(31, 700, '0486 55 09 13'), text_field(32, 680, ''), text_field(33, 660, 'Nina Coppens'),
        (34, '/Type/Annot/Subtype/Widget/FT/Ch/Ff 131072/T(regio)/Opt[(Antwerpen)(Limburg)(West-Vlaanderen)]/V(West-Vlaanderen)'
         '/DA(/F1 10 Tf)/Rect[200 636 480 652]/P 3 0 R'),
        box_field(35, 200, 620, False), box_field(36, 280, 620, True),
        (37, '/Type/Annot/Subtype/Widget/FT/Tx/Ff 4096/T(vraag)/V(De school en de opvoeders spreken elkaar tegen.)/DA(/F1 10 Tf)'
         '/Rect[60 500 480 570]/P 3 0 R')])


def locked(data):
    """a zip whose files ask for a password: the bit for it in both places of each file"""
    out = bytearray(data)
    for sign, place in ((b'PK\3\4', 6), (b'PK\1\2', 8)):
        at = out.find(sign)
        while at >= 0:
            out[at + place] |= 1
            at = out.find(sign, at + 1)
    return bytes(out)


def bomb():
    piece = (f'<?xml version="1.0"?><w:document {W}><w:body>' + '<w:p><w:r><w:t>' + 'bom ' * 200 + '</w:t></w:r></w:p>' * 1).encode()
    return archive([('word/document.xml', piece + b'<w:p><w:r><w:t>bom</w:t></w:r></w:p>' * 600000)])


def margins(body, head, foot):
    """a Word document with a head and a foot on its pages"""
    part = '<?xml version="1.0" encoding="UTF-8"?><w:{0} {1}>{2}</w:{0}>'
    return archive([('[Content_Types].xml', '<Types/>'),
                    ('word/document.xml', f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{body}</w:body></w:document>'),
                    ('word/header1.xml', part.format('hdr', W, head)), ('word/footer1.xml', part.format('ftr', W, foot))])


def inside(name, data):
    return ('From: Jan <jan@example.org>\nSubject: formulier\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="i"\n\n--i\n'
            'Content-Type: text/plain\n\nHier is het.\n--i\nContent-Type: application/octet-stream\n'
            f'Content-Disposition: attachment; filename="{name}"\nContent-Transfer-Encoding: base64\n\n'
            + base64.encodebytes(data).decode() + '--i--')


inner = inside('f', small)
entities = ('<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>')


def main():
    mail('docx', [('formulier', form)])
    mail('odt', [('formulier', open_form)])
    mail('zip', [('map', archive([('lees.txt', 'niets'), ('formulier', small)]))])
    mail('tnef', [('winmail', tnef(b'formulier', small))])
    mail('attached_mail', [('doorgestuurd', inner)])
    mail('two_of_a_name', [('formulier', small), ('formulier', docx(p('Verslag van de school')))])
    mail('old_word', [('aanvraagformulier', b'\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1' + b'\0' * 600)])
    mail('photo', [('foto', b'\xFF\xD8\xFF\xE0' + b'\0' * 300)])
    mail('photo_with_a_story', [('foto', b'\xFF\xD8\xFF\xE0' + b'\0' * 300)], 'Beste,\n\n' + 'mijn zoon woont al drie jaar in een leefgroep en nu zegt de '
         'begeleiding dat het zo niet verder kan. ' * 8)
    mail('cut_off', [('formulier', form[:len(form) // 2])])
    mail('entities', [('formulier', docx(p('&b; &c;'), entities)), ('open', odt('', tp('&b; &c;'), entities))])
    mail('wrong_encoding', [('formulier', archive([('word/document.xml', '<?xml version="1.0" encoding="UTF-32"?><w:document '.encode()
         + W.encode() + b'><w:body><w:p><w:r><w:t>' + '\u2002\u2002'.encode() * 3000 + b'</w:t></w:r></w:p></w:body></w:document>')]))])
    mail('deep', [('formulier', docx('<w:tbl><w:tr><w:tc>' * 5000 + '</w:tc></w:tr></w:tbl>' * 5000))])
    mail('nested_tables', [('formulier', docx(p('Aanvraagformulier bemiddeling') + '<w:tbl><w:tr><w:tc>' * 12
         + p('Naam kind: Sem Maes') + '</w:tc></w:tr></w:tbl>' * 12))])
    mail('bomb', [('formulier', bomb())])
    mail('blank_form', [('formulier', docx(p('Aanvraagformulier bemiddeling') + table(['Naam aanvrager', ''], ['Naam kind', ''], ['Telefoon', ''])))])
    story = ('Beste,\r\n\r\nIk ben de mama van Sem (13). De dienst wil zijn begeleiding eenzijdig stopzetten en ik ga daar niet mee '
             'akkoord; ik werd zelfs niet geïnformeerd.\r\nGraag een bemiddeling. U kunt mij bellen op 0473 55 10 24.\r\n\r\nRita')
    named = struct.pack('<16sII', b'\0' * 16, 1, 6) + 'ab'.encode('utf-16-le') + b'\0\0' + b'\0\0'
    mail('tnef_words', [('winmail', tnef(b'formulier', small, attribute(1, 0x0002800C, story.encode('cp1252') + b'\0')))], '')
    mail('tnef_properties', [('winmail', tnef(b'', b'', properties(
        (0x0003, 0x0E08, b'', struct.pack('<I', 7)), (0x000B, 0x0E1B, b'', struct.pack('<I', 1)),
        long_value(0x001E, 0x8001, b'niets\0', named), (0x1003, 0x0F01, struct.pack('<I', 2), struct.pack('<II', 1, 2)),
        long_value(0x001F, 0x1000, (story + '\0').encode('utf-16-le')))))], '')
    mail('pdf_form', [('formulier', pdf_form())])
    mail('locked_odt', [('formulier', archive([('mimetype', 'application/vnd.oasis.opendocument.text'), ('content.xml', bytes(range(256)) * 9),
         ('META-INF/manifest.xml', '<manifest:encryption-data/>')]))])
    mail('locked_zip', [('map', locked(archive([('formulier', small)])))])
    mail('attached_odt', [('doorgestuurd', inside('f', open_form))], 'Ter info.')
    mail('attached_zip', [('doorgestuurd', inside('f', archive([('map', archive([('formulier', small)]))])))])
    mail('letterhead', [('formulier', margins(p('Naam aanvrager: Rita Maes') + p('Naam kind: Sem Maes') + p('Telefoon: 0470 00 12 34'),
         p('Loket Limburg') + p('Universiteitslaan 1, 3500 Hasselt') + p('Tel. 011 23 72 25 - bemiddeling@limburg.be')
         + p('Aanvraagformulier bemiddeling'), p('In te vullen door het loket: dossier van Jan Jansen')))])
    mail('ticked_parties', [('formulier', docx(p('Aanvraag bemiddeling') + p('Naam kind: Sem Maes') + p('Ik ben: moeder')
         + p('Tussen wie is er een conflict?') + p(box(False), 'vader') + p(box(True), 'thuisbegeleider') + p(symbol('F0A8'), ' school')))])
    mail('invited', [('formulier', docx(p('Aanvraag bemiddeling') + p('Naam kind: Sem Maes') + p('Ik ben: moeder')
         + table(['Wie moet er bij zijn?', 'ja', 'nee'], ['vader', '', 'x'], ['CLB', 'x', ''])))])
    mail('struck_out', [('formulier', docx(p('Aanvraagformulier ', run('cliëntoverleg', '<w:strike/>'), ' / bemiddeling')
         + p('Ik ben: ', run('minderjarige', '<w:dstrike/>'), ' / ', run('ouder', '<w:strike/>'), ' / hulpverlener')
         + p('Naam aanvrager: ', run('An Peters', '<w:strike/>'), ' Rita Maes') + p('Naam kind: Sem Maes')
         + p('Tolk: ', run('ja', '<w:strike/>'), '/nee')))])
    letterhead = p('OOOC De Brug vzw') + p('Zeedijk 36', '<w:r><w:tab/></w:r>', 'Tel.: 050 55 11 35') + p('8370 Blankenberge', '<w:r><w:tab/></w:r>',
         'E-mail: onthaal@ooocdebrug.example')

    def intake(*filled):
        cell = iter(filled or ('',) * 12)
        return margins(p('Gegevens bij de start van een traject') + p('Wij bewaren wat hieronder staat en delen het met wie het kind begeleidt.')
            + p('Aanmelder') + table(['Naam', next(cell)], ['Dienst', next(cell)], ['Telefoon', next(cell)])
            + p('Jongere') + table(['Naam', next(cell)], ['Geboortedatum', next(cell)], ['Domicilieadres', next(cell)],
                                   ['Geslacht', next(cell)], ['School', next(cell)])
            + p('Ouders') + table(['Moeder', p('Naam: ' + next(cell)) + p('Telefoon: ' + next(cell))],
                                  ['Vader', p('Naam: ' + next(cell)) + p('Telefoon: ' + next(cell))])
            + p('Vul hier vragen of tips aan.'), letterhead, p('Bladzijde 1'))

    mail('intake_blank', [('start', intake())])
    mail('intake', [('start', intake('Bart Leys', p('\u2002') + p('CLB Noord'), '050 55 12 46', 'Mila Okafor', '5 maart 2014', 'Dorpsstraat 8, 8020 Oostkamp', 'V', '',
         'Joy Okafor', '0472 55 13 57', '', ''))], 'In bijlage vindt u de gegevens.')
    mail('letter_of_a_service', [('brief', margins(p('Betreft: vraag tot bemiddeling') + p('Geachte') + p('Wij vragen een bemiddeling voor Lotte, 14 jaar. '
         'Haar moeder en onze dienst zijn het niet eens over de bezoeken.') + p('Met vriendelijke groeten') + p('Inge Baert, begeleider'), letterhead, ''))],
         'Zie onze brief in bijlage.')


if __name__ == '__main__':
    main()
