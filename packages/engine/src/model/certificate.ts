import { decodeBase64 } from './base64.ts';
import { isDay } from './day.ts';

/** From when to when a certificate is valid (RFC 5280, section 4.1.2.5), as days of UTC such as `2026-11-21`. */
export interface Validity {
  readonly notBefore: string;
  readonly notAfter: string;
}

const begin = '-----BEGIN CERTIFICATE-----';
const end = '-----END CERTIFICATE-----';
const mostCertificates = 200;
const longestCertificate = 100_000;
const whiteSpace = /\s+/gu;

/** The validity of each certificate in a text of PEM blocks, in their order; a block that is no certificate is left out. */
export function validitiesIn(pem: string): readonly Validity[] {
  const validities: Validity[] = [];
  let from = pem.indexOf(begin);
  for (let count = 0; from >= 0 && count < mostCertificates; count += 1) {
    const to = pem.indexOf(end, from);
    if (to < 0) break;
    const validity = validityOf(pem.slice(from + begin.length, to));
    if (validity !== undefined) validities.push(validity);
    from = pem.indexOf(begin, to);
  }
  return validities;
}

function validityOf(body: string): Validity | undefined {
  if (body.length > longestCertificate) return undefined;
  const der = decodeBase64(body.replaceAll(whiteSpace, ''));
  return der === undefined ? undefined : validityIn(der);
}

const sequence = 0x30;
const integer = 0x02;
const version = 0xa0;
const utcTime = 0x17;
const generalizedTime = 0x18;

/** One element of DER: its tag, and where its content begins and ends. */
interface Element {
  readonly tag: number;
  readonly from: number;
  readonly to: number;
}

/** Certificate → TBSCertificate → [version], serial number, signature algorithm, issuer, validity. */
function validityIn(der: string): Validity | undefined {
  const certificate = enter(der, { tag: sequence, from: 0, to: der.length }, sequence);
  const signed = certificate && enter(der, certificate, sequence);
  if (signed === undefined) return undefined;
  const numbered = skip(der, signed, version) ?? signed;
  let rest: Element | undefined = numbered;
  for (const tag of [integer, sequence, sequence]) rest = rest && skip(der, rest, tag);
  const validity = rest && enter(der, rest, sequence);
  const first = validity && elementAt(der, validity.from, validity.to);
  const second = first && elementAt(der, first.to, validity.to);
  const notBefore = first && dayOf(der, first);
  const notAfter = second && dayOf(der, second);
  return notBefore === undefined || notAfter === undefined ? undefined : { notBefore, notAfter };
}

/** The first element inside of another, if it has the tag. */
function enter(der: string, within: Element, tag: number): Element | undefined {
  const element = elementAt(der, within.from, within.to);
  return element?.tag === tag ? element : undefined;
}

/** What comes after the first element inside of another, if that has the tag. */
function skip(der: string, within: Element, tag: number): Element | undefined {
  const element = enter(der, within, tag);
  return element === undefined ? undefined : { ...within, from: element.to };
}

const longestLength = 4;

/** The element that begins at a place; `undefined` where none does or where it would reach beyond `limit`. */
function elementAt(der: string, at: number, limit: number): Element | undefined {
  if (at + 2 > limit) return undefined;
  const tag = der.charCodeAt(at);
  const first = der.charCodeAt(at + 1);
  let from = at + 2;
  let length = first;
  if (first >= 0x80) {
    const bytes = first & 0x7f;
    if (bytes === 0 || bytes > longestLength || from + bytes > limit) return undefined;
    length = 0;
    for (let index = 0; index < bytes; index += 1) length = length * 256 + der.charCodeAt(from + index);
    from += bytes;
  }
  return from + length > limit ? undefined : { tag, from, to: from + length };
}

const utcText = /^(\d{2})(\d{2})(\d{2})\d{4,6}(?:Z|[+-]\d{4})$/u;
const generalizedText = /^(\d{4})(\d{2})(\d{2})\d{2}/u;
const longestTime = 30;

/** A text that is no day of the calendar is no time. A UTCTime of a year from 50 on is of the last century (RFC 5280, section 4.1.2.5.1). */
function dayOf(der: string, { tag, from, to }: Element): string | undefined {
  if (to - from > longestTime) return undefined;
  const text = der.slice(from, to);
  const [, year, month, day] = (tag === utcTime ? utcText : generalizedText).exec(text) ?? [];
  if (year === undefined || (tag !== utcTime && tag !== generalizedTime)) return undefined;
  const century = tag === generalizedTime ? '' : Number(year) >= 50 ? '19' : '20';
  const written = `${century}${year}-${month}-${day}`;
  return isDay(written) ? written : undefined;
}
