import { controlsAt } from '../../analyzers/pod-security/standard.ts';
import type { PodSecurityLevel } from '../../analyzers/pod-security/control.ts';
import type { Check } from '../../checks/check.ts';
import { catalogue } from '../catalogue.ts';
import { controlsOf } from '../profiles.ts';
import { cisText } from './cis.generated.ts';
import { cis } from './cis.ts';
import { disaStigText } from './disa-stig.generated.ts';
import { disaStig } from './disa-stig.ts';
import { withAnswers, type AnsweredControl, type Framework, type FrameworkText } from './framework.ts';
import { hipaaText } from './hipaa.generated.ts';
import { hipaa } from './hipaa.ts';
import { iso27001Text } from './iso-27001.generated.ts';
import { iso27001 } from './iso-27001.ts';
import { microsoftThreatMatrixText } from './microsoft-threat-matrix.generated.ts';
import { microsoftThreatMatrix } from './microsoft-threat-matrix.ts';
import { mitreAttackText } from './mitre-attack.generated.ts';
import { mitreAttack } from './mitre-attack.ts';
import { frameworkNames, type FrameworkName } from './names.ts';
import { nist80053Text } from './nist-800-53.generated.ts';
import { nist80053 } from './nist-800-53.ts';
import { nist800190Text } from './nist-800-190.generated.ts';
import { nist800190 } from './nist-800-190.ts';
import { nsaText } from './nsa.generated.ts';
import { nsa } from './nsa.ts';
import { owaspK8s2022Text } from './owasp-k8s-2022.generated.ts';
import { owaspK8sText } from './owasp-k8s.generated.ts';
import { owaspK8s, owaspK8s2022 } from './owasp-k8s.ts';
import { pciDssText } from './pci-dss.generated.ts';
import { pciDss } from './pci-dss.ts';
import { pssBaselineText } from './pss-baseline.generated.ts';
import { pssRestrictedText } from './pss-restricted.generated.ts';
import { soc2Text } from './soc2.generated.ts';
import { soc2 } from './soc2.ts';

const made: Readonly<Record<Exclude<FrameworkName, 'pss-baseline' | 'pss-restricted'>, Framework>> = {
  nsa: withAnswers(nsaText, nsa),
  cis: withAnswers(cisText, cis),
  'owasp-k8s': withAnswers(owaspK8sText, owaspK8s),
  'owasp-k8s-2022': withAnswers(owaspK8s2022Text, owaspK8s2022),
  'mitre-attack': withAnswers(mitreAttackText, mitreAttack),
  'microsoft-threat-matrix': withAnswers(microsoftThreatMatrixText, microsoftThreatMatrix),
  'disa-stig': withAnswers(disaStigText, disaStig),
  'nist-800-190': withAnswers(nist800190Text, nist800190),
  'nist-800-53': withAnswers(nist80053Text, nist80053),
  'pci-dss': withAnswers(pciDssText, pciDss),
  soc2: withAnswers(soc2Text, soc2),
  hipaa: withAnswers(hipaaText, hipaa),
  'iso-27001': withAnswers(iso27001Text, iso27001),
};

/** A framework; the controls of the Pod Security Standards are those of a Kubernetes version. */
export function frameworkNamed(name: FrameworkName, minor: number): Framework {
  switch (name) {
    case 'pss-baseline':
      return standardAt(pssBaselineText, 'baseline', minor);
    case 'pss-restricted':
      return standardAt(pssRestrictedText, 'restricted', minor);
    default:
      return made[name];
  }
}

/** The checks that answer a control of a framework. */
export function checksOf(framework: Framework): readonly Check[] {
  const ids = new Set(framework.controls.flatMap(({ checks }) => checks));
  return catalogue.filter(({ id }) => ids.has(id));
}

/** The controls that each check answers, by the id of the check, framework by framework. */
export function answeredControls(minor: number): ReadonlyMap<string, readonly AnsweredControl[]> {
  const answered = new Map<string, AnsweredControl[]>(catalogue.map(({ id }) => [id, []]));
  for (const framework of frameworkNames) {
    for (const { id: control, checks } of frameworkNamed(framework, minor).controls) {
      for (const check of checks) answered.get(check)?.push({ framework, control });
    }
  }
  return answered;
}

/** The levels of the standard are mapped by the checks themselves, and every control of them has a check. */
function standardAt(text: FrameworkText, level: PodSecurityLevel, minor: number): Framework {
  const active = new Set<string>(controlsAt(level, minor).map(({ id }) => id));
  return {
    ...text,
    version: `1.${minor}`,
    controls: text.controls
      .filter(({ id }) => active.has(id))
      .map((control) => ({
        ...control,
        checks: catalogue.flatMap((check) =>
          controlsOf(check).some((id) => id === control.id) ? check.id : [],
        ),
      })),
  };
}
