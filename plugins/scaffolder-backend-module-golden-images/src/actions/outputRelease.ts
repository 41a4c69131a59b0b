import type { ResolvedRelease } from '../ReleaseResolver';

/** Hands a release to the steps that follow. */
export function outputRelease(
  ctx: { output(name: keyof ResolvedRelease, value: string): void },
  release: ResolvedRelease,
): void {
  const { notesUrl, deadline, supportEndsAt, ...always } = release;
  ctx.output('release', always.release);
  ctx.output('title', always.title);
  ctx.output('family', always.family);
  ctx.output('track', always.track);
  ctx.output('version', always.version);
  ctx.output('phase', always.phase);
  ctx.output('reference', always.reference);
  ctx.output('digest', always.digest);
  ctx.output('fromLine', always.fromLine);
  if (notesUrl) {
    ctx.output('notesUrl', notesUrl);
  }
  if (deadline) {
    ctx.output('deadline', deadline);
  }
  if (supportEndsAt) {
    ctx.output('supportEndsAt', supportEndsAt);
  }
}
