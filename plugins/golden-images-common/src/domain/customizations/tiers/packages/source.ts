import type { TierPolicy } from '../tierPolicy';
import { GAP, type Word } from '../shell/word';

/** Whether something comes from where it may. */
export type SourceVerdict = 'approved' | 'own-host' | 'elsewhere' | 'unknown';

/** Host of an address; empty when it is not one, a gap when it is not known. */
export function hostOf(text: string): string {
  const [, host] =
    /^(?:git\+|deb\+)?[a-z][a-z0-9.+-]*:\/\/(?:[^@/\s]*@)?(\[[^\]]*\]|[^/:?#\s]*)/i.exec(
      text,
    ) ??
    /^[\w.-]+@([\w.-]+):/.exec(text) ??
    [];
  return (host ?? '').toLowerCase();
}

/** Whether a word is an address, or may be one. */
export function isAddress({ text }: Word): boolean {
  return /:\/\//.test(text) || /^git@/.test(text);
}

/** Judges where an address leads (R-T3-04, AMB-06d). */
export function judgeSource(
  { text }: Word,
  kind: 'package' | 'language' | 'any',
  policy: TierPolicy,
): SourceVerdict {
  const host = hostOf(text);
  if (text.startsWith('file://')) {
    return 'own-host';
  }
  if (host === '' || host.includes(GAP)) {
    return 'unknown';
  }
  if (/^(localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)$/.test(host)) {
    return 'own-host';
  }
  const hosts = [
    ...(kind === 'language' ? [] : policy.packageHosts),
    ...(kind === 'package' ? [] : policy.languageHosts),
  ];
  return hosts.includes(host) ? 'approved' : 'elsewhere';
}

/** All addresses inside a text, e.g. of a repository list. */
export function addressesIn(text: string): Word[] {
  return (
    text.slice(0, 20_000).match(/[a-z][a-z0-9+.-]{0,20}:\/\/[^\s"'\]|,;]+/gi) ??
    []
  ).map(each => ({ text: each }));
}
