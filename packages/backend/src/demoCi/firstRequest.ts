import type { GoldenImagesApi } from '@image-governance/plugin-golden-images-common';

const TRACK = 'node/20';
const TEAM = 'group:default/storefront';

/**
 * Has a visitor ask for a customization, unless their team has asked before, so that reviewers find one.
 * @param api - as a member of the team
 * @returns whether there is a request
 */
export async function askFirst(api: GoldenImagesApi): Promise<boolean> {
  const { totalItems } = await api.listCustomizationRequests({ team: [TEAM] });
  if (totalItems > 0) {
    return true;
  }
  const base = (await api.listReleases()).find(
    ({ current, family, track }) => current && `${family}/${track}` === TRACK,
  );
  if (!base) {
    return false;
  }
  await api.requestCustomization({
    key: 'demo',
    title: 'Add imagemagick for thumbnails',
    team: TEAM,
    component: 'component:default/storefront-web',
    base: base.pinnedReference,
    image: 'thumbnails',
    packages: [{ name: 'imagemagick', version: '7.1.1' }],
    dockerfile: `FROM ${base.pinnedReference}\nRUN apk add --no-cache imagemagick=7.1.1\n`,
    why: 'Thumbnails of animated pictures, which the library we use cannot read',
    purpose: 'feature',
    ticket: 'INFRA-1240',
    securityImpact: 'Adds about 30 MB. It reads pictures that customers upload',
    compliance: 'No personal data is kept by it',
    alternatives:
      'A service of a cloud provider: pictures would leave the region',
    testing: 'Converted the 200 pictures of our test set',
    category: 'other',
    urgency: 'normal',
  });
  return true;
}
