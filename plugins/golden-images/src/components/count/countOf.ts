import { formatCount } from '@image-governance/plugin-golden-images-common';

/** `1 team`, `1,425 teams`. */
export function countOf(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
