import Typography from '@material-ui/core/Typography';
import { InfoCard } from '@backstage/core-components';
import type { TeamsSummary } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { CodeBlock } from '../../copy';
import { AdoptionFigure, NonGoldenLinks, RowsLink } from '../standing';

const ROWS = { owner: ['none'] };

const SNIPPET = `metadata:
  annotations:
    backstage.io/kubernetes-id: my-service
spec:
  owner: group:default/my-team
`;

/** What nobody owns (AMB-28), and how to change that. Nothing when everything in production has an owner. */
export function UnownedCard(props: { unowned: TeamsSummary['unowned'] }) {
  const { t } = useTexts();
  const { unowned } = props;
  const count = unowned?.adoption.ratio.denominator ?? 0;
  if (!unowned || count === 0) {
    return null;
  }
  return (
    <InfoCard title={t('teams.unowned.title')}>
      <Typography variant="body2" paragraph>
        {t('teams.unowned.text', {
          count,
          workloads: (
            <RowsLink rows={ROWS}>{t('standing.all', { count })}</RowsLink>
          ),
        })}
      </Typography>
      <Typography variant="body2" component="div" paragraph>
        <AdoptionFigure adoption={unowned.adoption} rows={ROWS} />
        {unowned.nonGolden.length > 0 && (
          <NonGoldenLinks standing={unowned} rows={ROWS} />
        )}
      </Typography>
      <Typography variant="body2">{t('teams.unowned.help')}</Typography>
      <CodeBlock text={SNIPPET} label={t('teams.unowned.copy')} />
    </InfoCard>
  );
}
