import type { WrittenException } from '../../../model/exception.ts';
import type { Pod } from '../../../model/pod.ts';
import type { Marks } from '../marks.ts';
import { checkovExceptions } from './checkov.ts';
import { kubeAuditExceptions } from './kubeaudit.ts';
import { kubeLinterExceptions } from './kube-linter.ts';
import { kubeScoreExceptions } from './kube-score.ts';
import { kubescapeExceptions } from './kubescape.ts';
import { polarisExceptions } from './polaris.ts';

/** The exceptions that other tools' annotations and labels state. */
export function foreignExceptions(marks: Marks, pod: Pod | undefined): readonly WrittenException[] {
  return readers.flatMap((read) => read(marks, pod));
}

const readers: readonly ((marks: Marks, pod: Pod | undefined) => readonly WrittenException[])[] = [
  kubeLinterExceptions,
  checkovExceptions,
  kubescapeExceptions,
  polarisExceptions,
  kubeScoreExceptions,
  kubeAuditExceptions,
];

/** Words of which one is in every key that other tools read as an exception. */
export const foreignWords: readonly string[] = [
  'kube-linter.io/',
  'checkov.io/skip',
  'bridgecrew.io/skip',
  'cortex.io/skip',
  'kubescape.io/skip-',
  'polaris.fairwinds.com/',
  'kube-score/',
  'kubeaudit.io/',
  'audit.kubernetes.io/',
];
