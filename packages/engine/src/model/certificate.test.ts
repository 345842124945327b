import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validitiesIn } from './certificate.ts';

/** Made for this test, with names in example.com and keys that were thrown away. */
const fixture = `-----BEGIN CERTIFICATE-----
MIIBNjCB3QIUWLoZMflCqIQ/TYihfN0Be2ikdjEwCgYIKoZIzj0EAwIwHjEcMBoG
A1UEAwwTZml4dHVyZS5leGFtcGxlLmNvbTAeFw0yNjAxMDEwMDAwMDBaFw0yNjEy
MDExMjAwMDBaMB4xHDAaBgNVBAMME2ZpeHR1cmUuZXhhbXBsZS5jb20wWTATBgcq
hkjOPQIBBggqhkjOPQMBBwNCAASdajnkKSxSGTsBwVN3WVcVxuvHuNj38KIF4W82
gsiicNKb6w8Yc1E+12PsjOREUetrsaivm1qnkqBDNxUq/TFyMAoGCCqGSM49BAMC
A0gAMEUCIB1KyqYfmmAX5wlSt7lE/peyku8ZRORqa5V8Jl550At2AiEA9g2vroIK
VGAKutF961hEYA0s0pTtM4kQ5sErsWlIn2Y=
-----END CERTIFICATE-----
`;
const far = `-----BEGIN CERTIFICATE-----
MIIBMDCB1wIUGUBvnSpdBX3rWsnfT9Ix0NmQQtAwCgYIKoZIzj0EAwIwGjEYMBYG
A1UEAwwPZmFyLmV4YW1wbGUuY29tMCAXDTI2MDEwMTAwMDAwMFoYDzIwNTUxMjMx
MjM1OTU5WjAaMRgwFgYDVQQDDA9mYXIuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAASPdHZmdtRct2KAsRi7ipZeKgAvxyxKjxEOLK8nX1aLNq0X
ft98bGNkNhefnj9FJO+qtZQg7SpaAA6yGYd1Ja69MAoGCCqGSM49BAMCA0gAMEUC
IQCDMSYl+RsI8l6UN1W4qnX4OXYVyVg3UXRjnrWdDzqtAAIgeKUTR0teoBN+BJDR
SWr0nhjhjNCHArjo/eYODC2J+os=
-----END CERTIFICATE-----
`;
const forever = `-----BEGIN CERTIFICATE-----
MIIBODCB3wIUAdwyLqVpH37Npor2Kx6dL6ifw2cwCgYIKoZIzj0EAwIwHjEcMBoG
A1UEAwwTZm9yZXZlci5leGFtcGxlLmNvbTAgFw0wMDAxMDEwMDAwMDBaGA85OTk5
MTIzMTIzNTk1OVowHjEcMBoGA1UEAwwTZm9yZXZlci5leGFtcGxlLmNvbTBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABBeO8UX6A+VzHyG5Je/XSoi8dXxWIiRcUzby
U4oqHgW9hSoe5VJtDy1zF6lYDlAMWmkF9elCISkFFhmoVmpQ7G4wCgYIKoZIzj0E
AwIDSAAwRQIgVNfCkFxUUv9f/zKZdK54acn9o8yzgLYMMnTBtW4E1cECIQCpbgPX
FuZ8lk3rbG2Pp4HCVIkXxSTB0dLX4cjIHGZXxQ==
-----END CERTIFICATE-----
`;

const soon = { notBefore: '2026-01-01', notAfter: '2026-12-01' };

describe('the validity of certificates', () => {
  test('is read from a PEM block', () => {
    expect(validitiesIn(fixture)).toEqual([soon]);
  });

  test('may be in the second form of time, which reaches beyond 2049', () => {
    expect(validitiesIn(far)).toEqual([{ notBefore: '2026-01-01', notAfter: '2055-12-31' }]);
    expect(validitiesIn(forever)).toEqual([{ notBefore: '2000-01-01', notAfter: '9999-12-31' }]);
  });

  test('is given for each of several, with text between them', () => {
    expect(validitiesIn(`a chain\n${fixture}in between\n${far}`)).toHaveLength(2);
    expect(validitiesIn(fixture.replaceAll('\n', '\r\n'))).toEqual([soon]);
  });

  test.each([
    '',
    'no certificate',
    fixture.slice(0, 200),
    fixture.replace('MII', '!!!'),
    '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----',
    '-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----',
    '-----BEGIN CERTIFICATE-----\nMIQA////\n-----END CERTIFICATE-----',
    '-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----',
  ])('is none in %j', (text) => {
    expect(validitiesIn(text)).toEqual([]);
  });

  test('is looked for in no more than some hundred', () => {
    expect(validitiesIn(fixture.repeat(1000))).toHaveLength(200);
  });
});

test('any bytes in a block, and any damage to a certificate, are read to an end', () => {
  const der = Buffer.from(fixture.split('\n').slice(1, -2).join(''), 'base64');
  const damaged = fc.array(fc.tuple(fc.nat(der.length - 1), fc.nat(255)), { maxLength: 5 }).map((changes) => {
    const bytes = Buffer.from(der);
    for (const [at, byte] of changes) bytes[at] = byte;
    return bytes;
  });
  const cut = fc.nat(der.length).map((length) => der.subarray(0, length));
  const any = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
  fc.assert(
    fc.property(fc.oneof(damaged, cut, any), (bytes) => {
      const pem = `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64')}\n-----END CERTIFICATE-----`;
      for (const { notBefore, notAfter } of validitiesIn(pem)) {
        expect(notBefore).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
        expect(notAfter).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
      }
    }),
  );
});

test('any text is read to an end', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(
        validitiesIn(`${text}-----BEGIN CERTIFICATE-----${text}-----END CERTIFICATE-----${text}`),
      ).toEqual([]);
    }),
  );
});
