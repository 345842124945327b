import { decodeBase64 } from '../../../model/base64.ts';
import { caBundleKinds, clientsOf, hasInjectedCaBundle } from '../../../model/ca-bundle.ts';
import { validitiesIn } from '../../../model/certificate.ts';
import { daysBetween, isDay } from '../../../model/day.ts';
import type { Resource } from '../../../model/resource.ts';
import type { ResourceCheck, Target, Violation } from '../../check.ts';

/** A text of certificates, and where and whose it is. */
interface Bundle {
  readonly at: string;
  readonly what: string;
  /** A chain is as good as its first part to end, a bundle of authorities as good as its last. */
  readonly isChain: boolean;
  readonly pem: string;
}

export const tlsCertificateExpired: ResourceCheck = {
  id: 'tls-certificate-expired',
  title: 'Certificate has expired or soon will',
  severity: 'medium',
  gain: 'Whoever sits in between profits from users and clients that are told to ignore the warning.',
  why: 'Clients refuse an expired certificate, so the service stops, or somebody switches the verification off to bring it back.',
  remedy:
    'Renew the certificate and replace it here, or let a controller such as cert-manager keep the Secret and fill the bundle in.',
  references: [
    'RFC 5280, 4.1.2.5 (Validity)',
    'https://kubernetes.io/docs/concepts/configuration/secret/#tls-secrets',
    'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#contacting-the-webhook',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['Secret', ...caBundleKinds],
  evaluate: (resource, target) => {
    if (target.today === undefined || !isDay(target.today)) return undefined;
    const bundles = resource.kind === 'Secret' ? chainsOf(resource) : authoritiesOf(resource);
    let found: Violation[] | undefined;
    for (const bundle of bundles) {
      const message = faultOf(bundle, target.today, target);
      if (message !== undefined) (found ??= []).push({ at: bundle.at, message });
    }
    return found;
  },
};

function faultOf({ pem, what, isChain }: Bundle, today: string, { parameters }: Target): string | undefined {
  let ends: { readonly day: string; readonly left: number } | undefined;
  for (const { notAfter } of validitiesIn(pem)) {
    const left = daysBetween(today, notAfter);
    if (ends === undefined || (isChain ? left < ends.left : left > ends.left)) ends = { day: notAfter, left };
  }
  if (ends === undefined || ends.left > parameters.certificateWarningDays) return undefined;
  if (ends.left < 0) return `${what} expired on ${ends.day}`;
  if (ends.left === 0) return `${what} expires today`;
  return `${what} expires on ${ends.day}, ${ends.left === 1 ? 'tomorrow' : `in ${ends.left} days`}`;
}

const chainKey = 'tls.crt';

/** The certificate of a TLS Secret, and whatever stands with it in the same text. */
function chainsOf({ fields, name }: Resource): readonly Bundle[] {
  const bundles: Bundle[] = [];
  for (const key of ['data', 'stringData']) {
    const map = fields.has(key) ? fields.map(key) : undefined;
    if (map === undefined || !map.has(chainKey)) continue;
    const text = map.string(chainKey) ?? '';
    const pem = key === 'data' ? decodeBase64(text.replaceAll(whiteSpace, '')) : text;
    if (pem === undefined) continue;
    bundles.push({
      at: map.pointer(chainKey),
      what: `the certificate in Secret \`${name}\``,
      isChain: true,
      pem,
    });
  }
  return bundles;
}

const whiteSpace = /\s+/gu;

function authoritiesOf(resource: Resource): readonly Bundle[] {
  if (hasInjectedCaBundle(resource)) return [];
  return clientsOf(resource).flatMap(({ fields, who }) => {
    const pem = decodeBase64(fields.string('caBundle')?.replaceAll(whiteSpace, '') ?? '');
    return pem === undefined || pem === ''
      ? []
      : {
          at: fields.pointer('caBundle'),
          what: `every authority in the \`caBundle\` of ${who}`,
          isChain: false,
          pem,
        };
  });
}
