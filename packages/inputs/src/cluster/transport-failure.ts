import type { Answer } from './answer.ts';
import type { ClusterProblemCode } from './cluster-problem-code.ts';
import { reasonOf, type ChosenConfig } from './kube-config.ts';

/** Why no answer came, and whether asking again may bring one. */
export interface TransportFailure {
  readonly answer: Extract<Answer, { is: 'failed' }>;
  readonly mayPass: boolean;
}

/** What an error of the network or of TLS means to the one who reads the report. */
export function transportFailure(error: unknown, { config, context, file }: ChosenConfig): TransportFailure {
  const code = codeOf(error);
  const server = config.getCurrentCluster()?.server ?? '';
  const fail = (problem: ClusterProblemCode, message: string, mayPass: boolean): TransportFailure => ({
    answer: { is: 'failed', code: problem, message, isFinal: !mayPass },
    mayPass,
  });
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return fail('cluster-certificate', `the certificate of ${server} has expired; renew it`, false);
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return fail(
        'cluster-certificate',
        `the certificate of ${server} is not signed by the authority that context \`${context}\` of \`${file}\` names`,
        false,
      );
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return fail('cluster-certificate', `the certificate of ${server} is made out to another name`, false);
    case 'ENOTFOUND':
      return fail(
        'cluster-unreachable',
        `${server} is not known by name; check the address and the network`,
        false,
      );
    case 'ECONNREFUSED':
      return fail(
        'cluster-unreachable',
        `nothing listens at ${server}; check the address and the network`,
        true,
      );
    default:
      if (code.startsWith('ERR_SSL_TLSV') || code.startsWith('ERR_SSL_SSL')) {
        const message = `${server} refuses the client certificate of context \`${context}\`, which may have expired (\`${code}\`)`;
        return fail('cluster-certificate', message, false);
      }
      return fail('cluster-unreachable', `${server} cannot be asked: ${reasonOf(error)}`, true);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
