/**
 * Whether a field selector speaks of namespaces only. Such a selector means the
 * same for pods and for workloads; any other names fields that only a pod has.
 */
export function selectsByNamespaceOnly(fieldSelector: string): boolean {
  return fieldSelector
    .split(',')
    .every(term => /^\s*metadata\.namespace\s*(==|=|!=)/.test(term));
}
