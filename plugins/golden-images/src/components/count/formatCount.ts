const FORMAT = new Intl.NumberFormat('en');

/** `1425` → `1,425`. */
export function formatCount(count: number): string {
  return FORMAT.format(count);
}

/** `1 workload`, `1,425 workloads`. */
export function countOf(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
