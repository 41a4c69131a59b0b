import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import type { RoleView } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, ...theme.typography.body2 },
    members: {
      margin: theme.spacing(0, 0, 1.5),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'GoldenImagesRoleList' },
);

/** The roles with the groups and users that play them. */
export function RoleList(props: { roles: readonly RoleView[] }) {
  const classes = useStyles();
  return (
    <dl className={classes.list}>
      {props.roles.map(role => (
        <div key={role.role}>
          <Typography variant="subtitle2" component="dt">
            {role.title}
          </Typography>
          <dd className={classes.members}>
            <Members role={role} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Members(props: { role: RoleView }) {
  const { t } = useTexts();
  const { role, members } = props.role;
  if (members === undefined) {
    return <>{t('responsibilities.everyOwner')}</>;
  }
  return members.length === 0 ? (
    <>{t('responsibilities.nobody', { role })}</>
  ) : (
    <EntityRefLinks entityRefs={[...members]} defaultKind="group" />
  );
}
