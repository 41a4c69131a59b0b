import { useTexts } from '../../translation';

/** `1 workload`, `120 pods`, `45 teams`. */
export function useCounts() {
  const { t } = useTexts();
  return {
    workloads: (count: number) =>
      t('releases.deprecations.card.workloads', { count }),
    pods: (count: number) => t('releases.deprecations.card.pods', { count }),
    teams: (count: number) => t('releases.deprecations.card.teams', { count }),
  };
}
