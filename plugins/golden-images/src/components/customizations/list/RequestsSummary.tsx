import MuiLink from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import { useTexts } from '../../../translation';
import { myTurns, type Shown, type Turn } from './shown';
import type { Turns } from './useTurns';

const TURNS: readonly Turn[] = ['security', 'platform', 'ci'];

/** What waits for the viewer, and what for others; each part opens its rows. */
export function RequestsSummary(props: {
  turns: Turns;
  onShow: (shown: Shown) => void;
}) {
  const { t } = useTexts();
  const { turns, onShow } = props;
  const { waiting } = turns;
  const mine = myTurns(turns);
  const others = TURNS.filter(
    turn => !mine.includes(turn) && waiting[turn] > 0,
  );
  const count = mine.reduce((sum, turn) => sum + waiting[turn], 0);
  const words: Record<Turn, string> = {
    team: t('customizations.summary.team', { count: waiting.team }),
    security: t(
      mine.includes('security')
        ? 'customizations.summary.security'
        : 'customizations.summary.forSecurity',
      { count: waiting.security },
    ),
    platform: t(
      mine.includes('platform')
        ? 'customizations.summary.platform'
        : 'customizations.summary.forPlatform',
      { count: waiting.platform },
    ),
    ci: t('customizations.summary.forCi', { count: waiting.ci }),
  };
  const links = (which: readonly Turn[]) =>
    which.map((turn, index) => (
      <span key={turn}>
        {index > 0 && ', '}
        <MuiLink
          component="button"
          variant="inherit"
          underline="always"
          style={{ verticalAlign: 'baseline' }}
          onClick={() => onShow(turn)}
        >
          {words[turn]}
        </MuiLink>
      </span>
    ));
  return (
    <Typography variant="h6" component="p" gutterBottom>
      {count === 0
        ? t('customizations.summary.nothing')
        : t('customizations.summary.mine', { count })}{' '}
      {links(mine)}
      {others.length > 0 && (
        <>
          {mine.length > 0 && '. '}
          {t('customizations.summary.others')} {links(others)}
        </>
      )}
    </Typography>
  );
}
