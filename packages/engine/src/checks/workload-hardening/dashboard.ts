/** The name of the Kubernetes Dashboard, its service account and its role. */
export const dashboard = 'kubernetes-dashboard';

/** By the name of the image, or by the organisation that publishes the parts of the dashboard. */
export function isDashboardImage(image: string): boolean {
  return image.includes(dashboard) || image.startsWith('kubernetesui/') || image.includes('/kubernetesui/');
}
