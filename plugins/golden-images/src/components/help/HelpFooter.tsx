import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { responsibilitiesRouteRef } from '../../routes';
import { useTexts } from '../../translation';
import { LinkOrText } from './LinkOrText';
import { OfficeHours } from './OfficeHours';
import { useSupport } from './useSupport';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 3),
      marginTop: theme.spacing(3),
      paddingTop: theme.spacing(1.5),
      borderTop: `1px solid ${theme.palette.divider}`,
      overflowWrap: 'anywhere',
      ...theme.typography.body2,
    },
  }),
  { name: 'GoldenImagesHelpFooter' },
);

/** Below every page: the policy, who decides, and where to ask (R-OWN-02, R-OWN-04). */
export function HelpFooter() {
  const classes = useStyles();
  const { t } = useTexts();
  const responsibilities = useRouteRef(responsibilitiesRouteRef);
  const { wiki, channel, officeHours } = useSupport();
  return (
    <section className={classes.root} aria-label={t('help.title')}>
      {wiki && <Link to={wiki}>{t('help.policy')}</Link>}
      <Link to={responsibilities()}>{t('help.whoDecides')}</Link>
      {channel && (
        <LinkOrText url={channel.url}>
          {t('help.ask', { channel: channel.name })}
        </LinkOrText>
      )}
      <OfficeHours hours={officeHours} />
    </section>
  );
}
