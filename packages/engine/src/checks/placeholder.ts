/** True where something else fills in a value before the API server sees it, as `${NAME}` or `{{ .Values.name }}`. */
export function isPlaceholder(value: string): boolean {
  return value.includes('${') || value.includes('{{') || value.includes('$(');
}
