import type { PodCheck } from '../../check.ts';
import { dashboard, isDashboardImage } from '../dashboard.ts';

export const dashboardDeployed: PodCheck = {
  id: 'dashboard-deployed',
  title: 'Kubernetes Dashboard is deployed',
  severity: 'medium',
  gain: 'Whoever reaches the dashboard acts with the rights that it or its user was given, often all of them.',
  why: 'The dashboard is a web page with rights on the API. Open dashboards have let strangers run their own pods in many clusters.',
  remedy:
    'Remove the dashboard and use `kubectl`, or a console that runs outside the cluster with the rights of its user.',
  references: [
    'https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/',
    'CIS Google Kubernetes Engine Benchmark 1.9: 5.10.1',
  ],
  aliases: ['checkov:CKV_K8S_33', 'kics:d2ad057f-0928-41ef-a83c-f59203bb855b'],
  profile: 'default',
  on: 'pod',
  evaluate: (pod) => {
    const found = pod.containers
      .filter(({ image }) => image !== undefined && isDashboardImage(image))
      .map(({ at, name, image }) => ({
        at: `${at}/image`,
        message: `container \`${name}\` runs the Kubernetes Dashboard: its image is \`${image}\``,
        container: name,
      }));
    if (found.length > 0) return found;
    const key = ['app', 'k8s-app'].find((label) => pod.labels.get(label) === dashboard);
    if (key === undefined) return undefined;
    return {
      at: `${pod.metadataAt}/labels/${key}`,
      message: `the pod carries the label of the Kubernetes Dashboard, \`${key}: ${dashboard}\``,
    };
  },
};
