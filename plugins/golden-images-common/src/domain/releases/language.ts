/** Other names under which people look for a family, by words of the family's name. */
const ALSO_CALLED: readonly {
  readonly family: RegExp;
  readonly names: readonly string[];
}[] = [
  { family: /python/, names: ['py', 'django', 'flask', 'pip'] },
  {
    family: /node/,
    names: ['nodejs', 'javascript', 'js', 'typescript', 'ts', 'npm'],
  },
  {
    family: /java|jdk|jre|temurin/,
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
