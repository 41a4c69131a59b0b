import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { goldenImagesTranslationRef } from '../../translation';

/** `1 workload`, `120 pods`, `45 teams`. */
export function useCounts() {
  const { t } = useTranslationRef(goldenImagesTranslationRef);
  return {
    workloads: (count: number) =>
      t('releases.deprecations.card.workloads', { count }),
    pods: (count: number) => t('releases.deprecations.card.pods', { count }),
    teams: (count: number) => t('releases.deprecations.card.teams', { count }),
  };
}
