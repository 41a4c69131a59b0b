import { Fragment } from 'react';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { TeamsSummary } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { dateText } from '../../time';

/** Teams that the sentence names. */
const NAMED = 3;

/** The page's answer in words: how many teams meet the target, and who improved most. */
export function TeamsSentence(props: { summary: TeamsSummary }) {
  const { t } = useTexts();
  const { teams, onTarget, withoutProduction, adoption, comparedWith } =
    props.summary;
  const improved = props.summary.improved.slice(0, NAMED);
  return (
    <Typography variant="h6" component="p">
      {teams === 0
        ? t('teams.sentence.noTeam')
        : t('teams.sentence.target', {
            count: teams,
            onTarget,
            target: adoption.target.text,
          })}
      {teams > 0 && withoutProduction > 0 && (
        <> {t('teams.sentence.idle', { count: withoutProduction })}</>
      )}
      {comparedWith && improved.length > 0 && (
        <>
          {' '}
          {t('teams.sentence.improved', {
            since: dateText(t, comparedWith),
            names: (
              <>
                {improved.map(({ ownerRef }, index) => (
                  <Fragment key={ownerRef}>
                    {index > 0 && ', '}
                    <EntityRefLink
                      entityRef={ownerRef}
                      hideIcon
                      underline="always"
                    />
                  </Fragment>
                ))}
              </>
            ),
          })}
        </>
      )}
    </Typography>
  );
}
