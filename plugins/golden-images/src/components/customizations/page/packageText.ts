import type { RequestedPackage } from '@image-governance/plugin-golden-images-common';
import type { Translate } from '../../../translation';

/** `postgresql-client 15.1`. */
export function packageText(
  t: Translate,
  { name, version }: Pick<RequestedPackage, 'name' | 'version'>,
): string {
  return version ? t('customization.package', { name, version }) : name;
}
