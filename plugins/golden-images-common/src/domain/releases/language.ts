/** Languages that services are started in from a template (R-APP-12). */
export const SERVICE_LANGUAGES = ['python', 'nodejs', 'java'] as const;

/** A language of {@link SERVICE_LANGUAGES}. */
export type ServiceLanguage = (typeof SERVICE_LANGUAGES)[number];

const FAMILY_OF: Readonly<Record<ServiceLanguage, RegExp>> = {
  python: /python/,
  nodejs: /node/,
  java: /java|jdk|jre|temurin/,
};

/** Other names under which people look for a family, by words of the family's name. */
const ALSO_CALLED: readonly {
  readonly family: RegExp;
  readonly names: readonly string[];
}[] = [
  { family: FAMILY_OF.python, names: ['py', 'django', 'flask', 'pip'] },
  {
    family: FAMILY_OF.nodejs,
    names: ['nodejs', 'javascript', 'js', 'typescript', 'ts', 'npm'],
  },
  {
    family: FAMILY_OF.java,
    names: ['java', 'jdk', 'jre', 'jvm', 'openjdk', 'kotlin', 'spring'],
  },
  { family: /^go$|golang|\/go$/, names: ['go', 'golang'] },
  { family: /dotnet|aspnet/, names: ['.net', 'c#', 'csharp', 'dotnet'] },
  { family: /ruby/, names: ['rb', 'rails'] },
  { family: /rust/, names: ['cargo'] },
  { family: /php/, names: ['laravel', 'symfony'] },
];

/**
 * Whether somebody who types this may mean a track: part of its name, or the
 * language that its family is for (`javascript` finds `node`). An empty text
 * means every track.
 */
export function isMeantBy(
  text: string,
  track: { readonly family: string; readonly track: string },
): boolean {
  const family = track.family.toLowerCase();
  const names = ALSO_CALLED.filter(one => one.family.test(family)).flatMap(
    one => one.names,
  );
  const called = [`${family} ${track.track}`.toLowerCase(), ...names];
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word !== '')
    .every(word =>
      called.some((name, i) =>
        // The name itself may be met in its middle; of another one its beginning is typed.
        i === 0 ? name.includes(word) : name.startsWith(word),
      ),
    );
}

/** The language that services on a family are written in, of those that there are templates for. */
export function languageOf(family: string): ServiceLanguage | undefined {
  const name = family.toLowerCase();
  return SERVICE_LANGUAGES.find(language => FAMILY_OF[language].test(name));
}

/**
 * The family that a new service in a language is built on: of those that are for
 * the language the one with the shortest name (`java` before `java-jre`).
 */
export function familyForLanguage(
  language: ServiceLanguage,
  families: Iterable<string>,
): string | undefined {
  const [first] = [...families]
    .filter(family => languageOf(family) === language)
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return first;
}
