#!/usr/bin/env python3
"""office.py: writes the mails document_office_*.eml of this folder. Their documents are made by LibreOffice out of the
sources in office/ (and out of the Word form of documents.py), so that what real programs write is read too. Needs
soffice (libreoffice-writer), which no test does: the mails are kept. What is to be understood stands in the .expect files."""
import io, os, struct, subprocess, sys, tempfile, zipfile, zlib

import documents
from documents import archive, form, mail

sources = os.path.join(documents.here, 'office')
HTML = 'HTML (StarWriter)'
LOCK = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"geheim"}}'


def convert(folder, source, ending, infilter=None, options=''):
    call = ['soffice', f'-env:UserInstallation=file://{folder}/profile', '--headless', '--convert-to', ending + options,
            '--outdir', folder]
    call += [f'--infilter={infilter}'] if infilter else []
    subprocess.run(call + [source], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    name = os.path.splitext(os.path.basename(source))[0]
    with open(os.path.join(folder, f'{name}.{ending}'), 'rb') as f:
        return f.read()


def picture(width=240, height=160):
    """a page of grey lines, as a scanner sees it"""
    rows = b''.join(b'\0' + bytes(128 if y % 16 == 8 and 20 < x < 220 else 255 for x in range(width)) for y in range(height))

    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 0, 0, 0, 0))
            + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))


def whole(docx):
    """the document with the files around it that an office program asks for"""
    with zipfile.ZipFile(io.BytesIO(docx)) as z:
        words = z.read('word/document.xml')
    kind = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
    return archive([
        ('[Content_Types].xml', '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
         'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'),
        ('_rels/.rels', '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
         'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
         'officeDocument" Target="word/document.xml"/></Relationships>'),
        ('word/document.xml', words)])


def main(only):
    with tempfile.TemporaryDirectory() as folder:
        def take(source, ending, options=''):
            path = source if os.path.isabs(source) else os.path.join(sources, source)
            return convert(folder, path, ending, HTML if path.endswith('.html') else None, options)

        def write(name, make):
            if not only or name in only:
                mail('office_' + name, [('formulier', make())])

        for name, source, endings in (('parent', 'ouder.html', 'docx odt pdf'), ('clb', 'clb.html', 'docx odt pdf'),
                                      ('choice', 'keuze.html', 'docx odt pdf'), ('questions', 'vragen.html', 'docx pdf'),
                                      ('nested', 'kolommen.html', 'docx odt'), ('blank', 'leeg.html', 'docx pdf'),
                                      ('letter', 'brief.rtf', 'docx doc'), ('header', 'kop.fodt', 'docx odt pdf'),
                                      ('controls', 'besturing.fodt', 'docx odt pdf'), ('cells', 'cellen.html', 'docx pdf'),
                                      ('young', 'jongere.html', 'docx pdf')):
            for ending in endings.split():
                write(f'{name}_{ending}', lambda: take(source, ending))
        with open(os.path.join(sources, 'brief.rtf'), 'rb') as f:
            letter = f.read()
        write('letter_rtf', lambda: letter)
        write('locked_pdf', lambda: take('ouder.html', 'pdf', ':writer_pdf_Export:' + LOCK))
        write('zip_pdf', lambda: archive([('lees mij.txt', b'zie het formulier'), ('aanvraag', take('clb.html', 'pdf'))]))

        word, page, scan = (os.path.join(folder, name) for name in ('word.docx', 'scan.html', 'scan.png'))
        with open(word, 'wb') as f:
            f.write(whole(form))
        with open(scan, 'wb') as f:
            f.write(picture())
        with open(page, 'w') as f:
            f.write('<html><body><p><img src="scan.png" width="480" height="320"></p></body></html>')
        write('from_word_odt', lambda: take(word, 'odt'))
        write('from_word_pdf', lambda: take(word, 'pdf'))
        write('scan_pdf', lambda: take(page, 'pdf'))


if __name__ == '__main__':
    main(sys.argv[1:])
