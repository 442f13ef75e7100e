#!/usr/bin/env python3
"""thirdparty.py FOLDER: Loket on test sets of other mail software. FOLDER holds a folder for each set, and judge.py, which
asks one reading per case and counts what is as expected. Prints a table of what was reached and what is asked, and exits 1
when a figure is below; then looks whether every value of every mail of the sets shows its evidence (tests/unit/evidence_test).
Of sets that are data only (dates, addresses, postcodes) the mails are written here. Run from the top of a built tree."""
import base64, csv, datetime, email, email.utils, glob, io, json, os, re, subprocess, sys, tempfile, xml.etree.ElementTree, zipfile

PARSED = ('webklex', 'phpmimemail', 'stalwart')
REPLIES = ('reply-talon', 'reply-crisp', 'reply-alfonsrv', 'reply-zapier')
BOUNCES = ('bounce-sisimai', 'bounce-livebg')
# what is asked, in percent of the cases of these sets together; None: told, not asked
ASKED = [(PARSED, 'alive', 100), (PARSED, 'subject', 92), (PARSED, 'from', 92), (PARSED, 'text', 88), (PARSED, 'att-names', 90),
         (('mime4j',), 'alive', 100), (('html2text',), 'alive', 100), (('html2text',), 'html-text~', 90),
         (REPLIES, 'alive', 100), (REPLIES, 'trimmed~', 88), (REPLIES, 'keeps', 97), (REPLIES, 'drops', 92),
         (('forward-crisp',), 'alive', 100), (('forward-crisp',), 'forwarded', 92), (('forward-crisp',), 'fwd-from', 85),
         (('forward-crisp',), 'fwd-subject', 85), (('forward-crisp',), 'fwd-body', 75),
         (BOUNCES, 'alive', 100), (BOUNCES, 'is-bounce', 98), (BOUNCES, 'not-bounce', 100), (BOUNCES, 'status', 85),
         (BOUNCES, 'permanent', 90), (('docx-forms',), 'alive', 100)]
REGIONS = [(1000, 1299, 'brussel'), (1300, 1499, 'geen'), (1500, 1999, 'vlaams-brabant'), (2000, 2999, 'antwerpen'),
           (3000, 3499, 'vlaams-brabant'), (3500, 3999, 'limburg'), (4000, 7999, 'geen'), (8000, 8999, 'west-vlaanderen'),
           (9000, 9999, 'oost-vlaanderen')]
OWN = ('dates', 'addresses', 'postcodes', 'intake')  # checks of mails that are written here: told, not asked
FORM = 'Aanvraagformulier bemiddeling\n\nNaam aanvrager: Rita Maes\nIk ben: moeder\nNaam kind: Sem Maes\n'


def judged(folder, scratch):
    """the figures of judge.py: {set: {check: (passed, of, failed)}}"""
    out = os.path.join(scratch, 'judged.json')
    call = [os.path.join(folder, 'judge.py'), '--cmd', f'{os.getcwd()}/loketctl read', '--json', out]
    subprocess.run(call, check=True, stdout=subprocess.DEVNULL)
    with open(out) as f:
        return {name: {check: (row['passed'], row['of'], row['failed']) for check, row in checks.items()}
                for name, checks in json.load(f).items()}


def mail(text, sender='rita@example.org', date='Sat, 21 Nov 2026 14:03:00 +0100'):
    return (f'From: {sender}\nTo: bemiddeling@limburg.be\nSubject: formulier\nDate: {date}\nMIME-Version: 1.0\n'
            f'Content-Type: text/plain; charset=utf-8\n\n{text}').encode()


def wrapped(document):
    """a document as the attachment of a plain mail"""
    data = base64.encodebytes(document)
    return (b'From: rita@example.org\nTo: bemiddeling@limburg.be\nSubject: formulier\nDate: Sat, 21 Nov 2026 14:03:00 +0100\n'
            b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nIn bijlage.\n--b\n'
            b'Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n'
            b'Content-Disposition: attachment; filename="formulier"\n\n' + data + b'--b--\n')


def cases(folder, name):
    path = os.path.join(folder, name, 'cases.jsonl')
    if not os.path.exists(path):
        return []
    with open(path, encoding='utf-8') as f:
        return [json.loads(line) for line in f]


def is_day(text):
    try:
        return datetime.date.fromisoformat(text).year >= 1900
    except ValueError:
        return False


def dates(folder):
    """a day that exists, written with its year and the number of the day, as the answer that a form asks"""
    for case in cases(folder, 'dates-nl'):
        for result in case['expect'].get('results') or []:
            values = result.get('values')
            values = values if isinstance(values, list) else [values]
            timex = {str((v or {}).get('timex') or (v or {}).get('Timex')) for v in values}
            day = timex.pop() if len(timex) == 1 else ''
            if result.get('type') not in ('date', 'datetimeV2.date') or not is_day(day):
                continue
            if day[:4] in result['text'] and re.match(r'\D*\d', result['text'].replace(day[:4], '')):
                when = email.utils.format_datetime(email.utils.parsedate_to_datetime(f'1 Jan {int(day[:4]) + 10} 12:00:00 +0100'))
                yield case['id'], mail(f'{FORM}Geboortedatum: {result["text"]}\n', date=when), day, lambda r: r['client']['geboortedatum']


def addresses(folder):
    for case in cases(folder, 'isemail'):
        address = case['expect']['address']
        if case['expect']['category'] == 'ISEMAIL_VALID_CATEGORY' and address.isprintable():
            yield case['id'], mail('Dag', sender=address), address.lower(), lambda r: (r['mail']['from'] or {}).get('adres')


def postcodes(folder):
    path = os.path.join(folder, 'belgium', 'postcodes_be.csv')
    if not os.path.exists(path):
        return
    with open(path, encoding='utf-8') as f:
        for row in csv.DictReader(f):
            code = int(row['postcode'])
            region = 'oost-vlaanderen' if code == 2070 else next((r for low, high, r in REGIONS if low <= code <= high), None)
            if region:
                yield (f'{code} {row["place"]}', mail(f'{FORM}Postcode en gemeente: {code} {row["place"]}\n'),
                       (str(code), region), lambda r: (r['client']['postcode'], r['regio']))


WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
# label of a row of the intake form, what is filled in, where it is to be found
INTAKE = [('Naam', 'Bart Leys', 'aanvrager.naam', 'Bart Leys'), ('Dienst', 'CLB Noord', 'aanvrager.dienst', 'CLB Noord'),
          ('Naam', 'Mila Okafor', 'client.naam', 'Mila Okafor'), ('Geboortedatum', '5 maart 2014', 'client.geboortedatum', '2014-03-05'),
          ('Domicilieadres', 'Dorpsstraat 8, 8020 Oostkamp', 'client.adres', 'Dorpsstraat 8'),
          ('', '', 'client.postcode', '8020'), ('', '', 'client.gemeente', 'Oostkamp'), ('', '', 'regio', 'west-vlaanderen')]


def filled(path):
    """the form with an answer in the second cell of the rows, from top to bottom"""
    for prefix, name in (('w', WORD), ('w14', 'http://schemas.microsoft.com/office/word/2010/wordml'),
                         ('mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006')):
        xml.etree.ElementTree.register_namespace(prefix, name)
    left, out = [row for row in INTAKE if row[0]], io.BytesIO()
    with zipfile.ZipFile(path) as z:
        root = xml.etree.ElementTree.fromstring(z.read('word/document.xml'))
        for cells in (row.findall(f'{{{WORD}}}tc') for row in root.iter(f'{{{WORD}}}tr')):
            label = ' '.join(''.join(text.text or '' for text in cells[0].iter(f'{{{WORD}}}t')).split())
            if left and len(cells) > 1 and label == left[0][0]:
                place = cells[1]
                for name in 'prt':
                    place = xml.etree.ElementTree.SubElement(place, f'{{{WORD}}}{name}')
                place.text = left.pop(0)[1]
        with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as copy:
            for name in z.namelist():
                copy.writestr(name, xml.etree.ElementTree.tostring(root) if name == 'word/document.xml' else z.read(name))
    return out.getvalue()


def at(reading, path):
    for key in path.split('.'):
        reading = reading[key]
    return reading


def intake(folder):
    for path in glob.glob(os.path.join(folder, 'belgium', '*.docx')):
        data = wrapped(filled(path))
        for _, _, key, value in INTAKE:
            yield key, data, value, lambda r, key=key: at(r, key)


def own(name, rows, scratch):
    """(passed, of, failed) of mails that are written here"""
    rows, failed = list(rows), []
    place = os.path.join(scratch, name)
    os.mkdir(place)
    paths = [os.path.join(place, f'{i:05}.eml') for i in range(len(rows))]
    for path, row in zip(paths, rows):
        with open(path, 'wb') as f:
            f.write(row[1])
    if not rows:
        return 0, 0, []
    out = subprocess.run(['./loketctl', 'read'] + paths, stdout=subprocess.PIPE, check=True).stdout.decode().splitlines()
    for (case, _, wanted, found), line in zip(rows, out):
        if found(json.loads(line)) != wanted:
            failed.append(case)
    return len(rows) - len(failed), len(rows), failed


def evidence(folder, scratch):
    """(mails, faults told)"""
    place = os.path.join(scratch, 'evidence')
    os.mkdir(place)
    for path in glob.glob(os.path.join(folder, '*', '**', '*.eml'), recursive=True):
        os.symlink(os.path.abspath(path), os.path.join(place, os.path.relpath(path, folder).replace('/', '+')))
    for path in glob.glob(os.path.join(folder, '*', '**', '*.docx'), recursive=True):
        with open(os.path.join(place, os.path.relpath(path, folder).replace('/', '+') + '.eml'), 'wb') as f:
            with open(path, 'rb') as document:
                f.write(wrapped(document.read()))
    folders = [place] + [os.path.join(scratch, name) for name in OWN
                         if glob.glob(os.path.join(scratch, name, '*'))]
    result = subprocess.run(['build/unit/evidence_test'] + folders, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return (sum(len(os.listdir(f)) for f in folders), result.returncode,
            [line for line in result.stderr.decode(errors='replace').splitlines() if 'PASSED' not in line])


def house_rule(folder, check, name):
    """what a case asks by a rule of the library it comes from, which no other program can know; None: nothing of the kind"""
    found, number = name.split('/', 1)
    case = next(case for case in cases(folder, found) if case['id'] == number)
    wanted = case['expect']
    if check == 'status' and any(re.fullmatch(r'[45]\.0\.9\d\d', result['status'] or '') for result in wanted.get('results') or []):
        return 'a code of its own for words (5.0.9xx), which RFC 3463 does not know'
    if check == 'att-names' and any(re.fullmatch(r'noname\d+|[0-9a-f]{8}', part.get('name') or '')
                                    for part in wanted.get('attachments') or []):
        return 'a name that it makes up itself'
    if check == 'drops' and wanted.get('contains'):
        with open(os.path.join(folder, found, case['input']), 'rb') as f:
            text = email.message_from_binary_file(f).get_payload(decode=True).decode(errors='replace')
        before = text.split(wanted['contains'][0])[0]
        if any(word in before for word in wanted.get('not_contains', []) + wanted.get('quoted_contains', [])):
            return 'a word to be gone that the writer uses too'
    return None


def explain(folder, check, failed):
    print(f'\n{check}: not as expected: {", ".join(failed[:30])}{" ..." if len(failed) > 30 else ""}')
    if check in OWN:
        return
    rules = [house_rule(folder, check, name) for name in failed]
    for rule in sorted({rule for rule in rules if rule}):
        print(f'{check}: {rules.count(rule)} of these {len(failed)} ask {rule}')


def row(sets, check, passed, of, asked):
    share = 100 * passed / of if of else 0
    low = asked is not None and (of == 0 or share < asked)
    wanted = '' if asked is None else f'{asked} %'
    print(f'{sets:55} {check:12} {passed:5}/{of:<5} {share:6.1f} %  {wanted:>6}  {"BELOW" if low else ""}'.rstrip())
    return low


def main():
    if len(sys.argv) != 2 or not os.path.exists(os.path.join(sys.argv[1], 'judge.py')):
        sys.exit('thirdparty.py FOLDER: a folder with judge.py and the sets')
    folder, low = sys.argv[1], []
    with tempfile.TemporaryDirectory() as scratch:
        figures = judged(folder, scratch)
        print(f'{"set":55} {"check":12} {"reached":>11} {"":8}  {"asked":>6}')
        for sets, check, asked in ASKED:
            found = [figures.get(name, {}).get(check, (0, 0, [])) for name in sets]
            if row(' '.join(sets), check, sum(f[0] for f in found), sum(f[1] for f in found), asked):
                low.append((check, [f'{name}/{case}' for name, f in zip(sets, found) for case in f[2]]))
        for name, rows, check in (('dates', dates(folder), 'dates-nl'), ('addresses', addresses(folder), 'isemail'),
                                  ('postcodes', postcodes(folder), 'belgium'), ('intake', intake(folder), 'belgium')):
            passed, of, failed = own(name, rows, scratch)
            row(check, name, passed, of, None)
            if failed:
                low.append((name, failed))
        count, code, faults = evidence(folder, scratch)
        print(f'{"all":55} {"evidence":12} {count:5} mails {"no fault" if code == 0 else "FAULTS":>8}')
    for check, failed in low:
        explain(folder, check, failed)
    for fault in faults if code else []:
        print(fault)
    sys.exit(1 if code or any(check not in OWN for check, _ in low) else 0)


if __name__ == '__main__':
    main()
