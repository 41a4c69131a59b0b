/** All items of all pages. */
export async function collect(
  pages: AsyncIterable<readonly string[]>,
): Promise<string[]> {
  const all: string[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}
