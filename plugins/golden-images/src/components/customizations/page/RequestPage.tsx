/** The page of one customization request. */
export function RequestPage() {
  return null;
}
