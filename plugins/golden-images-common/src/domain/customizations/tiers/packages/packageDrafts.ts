import type { Draft } from '../draft';
import { GAP, mayBe, show, type Word } from '../shell/word';
import type { InstalledPackage } from '../tier';
import { kindOf, KINDS } from './kinds';
import { splitPackage } from './packageName';

/** What it means to install system packages (R-T2-01 and what is worse). */
export function systemPackageDrafts(
  words: readonly Word[],
  manager: string,
  fips: boolean,
): Draft[] {
  return words.map(word => draftOf(word, manager, fips));
}

function draftOf(word: Word, manager: string, fips: boolean): Draft {
  const { name, version } = splitPackage(word, manager);
  const shown = show(name);
  const packages: InstalledPackage[] = [
    { manager, name: shown, ...(version && { version }) },
  ];
  const known = name.text.includes(GAP) ? undefined : name.text.toLowerCase();
  if (known === undefined) {
    const start = kindOf(name.text);
    if (start) {
      return { item: start.item, packages, reason: `${shown} ${start.what}` };
    }
    return KINDS.some(kind => [...kind.names].some(each => mayBe(name, each)))
      ? {
          item: 'system-package',
          tier: 3,
          undecided: true,
          packages,
          reason: `which packages ${shown} are cannot be read, and one that is never allowed may be among them`,
        }
      : {
          item: 'system-package',
          undecided: true,
          packages,
          reason: `${shown} is installed by ${manager}, of which the name is only known in part`,
        };
  }
  const kind = kindOf(known);
  if (kind) {
    return { item: kind.item, packages, reason: `${shown} ${kind.what}` };
  }
  if (/fips/.test(known) && !fips) {
    return {
      item: 'fips',
      packages,
      reason: `${shown} brings FIPS cryptography to an image that has none`,
    };
  }
  return { item: 'system-package', packages, reason: noted(shown, manager) };
}

function noted(name: string, manager: string): string {
  if (['tini', 'dumb-init', 'catatonit'].includes(name)) {
    return `${name} is installed by ${manager}; as the first process it only forwards signals, so it is no init system (AMB-06h)`;
  }
  if (['sudo', 'doas', 'su-exec', 'gosu', 'setpriv'].includes(name)) {
    return `${name} is installed by ${manager}; it changes the user, which reviewers look at closely`;
  }
  return `${name} is installed by ${manager}`;
}

/** Packages as they are named, for managers of languages. */
export function namedPackages(
  words: readonly Word[],
  manager: string,
): InstalledPackage[] {
  return words.map(word => {
    const { name, version } = splitPackage(word, manager);
    return { manager, name: show(name), ...(version && { version }) };
  });
}
