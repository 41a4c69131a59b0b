/** `golden-v2.1.0`: what a release is called where its track is plain. A name, the same in every language. */
export function versionName(version: string): string {
  return `golden-v${version}`;
}
