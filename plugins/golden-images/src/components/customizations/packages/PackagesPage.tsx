/** The glossary of packages. */
export function PackagesPage() {
  return null;
}
