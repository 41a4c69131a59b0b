import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useTexts } from '../../translation';

/** Who decided: a user of the catalog, a service, or the portal on its clock. */
export function ActorName(props: { actor: string }) {
  const { t } = useTexts();
  const { actor } = props;
  if (actor === 'system') {
    return <>{t('audit.system')}</>;
  }
  return actor.startsWith('user:') ? (
    <EntityRefLink entityRef={actor} />
  ) : (
    <span style={{ overflowWrap: 'anywhere' }}>{actor}</span>
  );
}
