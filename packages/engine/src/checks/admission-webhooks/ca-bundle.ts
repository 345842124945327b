import { decodeBase64 } from '../../model/base64.ts';

/** What is wrong with a `caBundle`: base64 of PEM certificates is right; `undefined` where nothing is. */
export function faultOfBundle(written: string): string | undefined {
  const text = written.replaceAll(/\s/gu, '');
  if (text === '') return 'is empty';
  const decoded = decodeBase64(text);
  if (decoded === undefined) return 'is no base64';
  return decoded.includes('-----BEGIN CERTIFICATE-----') && decoded.includes('-----END CERTIFICATE-----')
    ? undefined
    : 'holds no certificate in PEM form';
}
