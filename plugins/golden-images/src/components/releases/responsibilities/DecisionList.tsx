import Typography from '@material-ui/core/Typography';
import type { Responsibilities } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';

/** What the portal lets whom decide, by the activity that it belongs to. */
export function DecisionList(props: { responsibilities: Responsibilities }) {
  const { t } = useTexts();
  const { activities, roles } = props.responsibilities;
  const titleOf = (role: string) =>
    roles.find(one => one.role === role)?.title ?? role;
  return (
    <>
      {activities
        .filter(({ decisions }) => decisions.length > 0)
        .map(({ activity, title, decisions }) => (
          <section key={activity} aria-label={title}>
            <Typography variant="subtitle2" component="h4">
              {title}
            </Typography>
            <ul style={{ margin: '0 0 12px', paddingLeft: 20 }}>
              {decisions.map(({ decision, title: what, role }) => (
                <Typography key={decision} component="li" variant="body2">
                  {t('responsibilities.takenBy', {
                    decision: what,
                    role: titleOf(role),
                  })}
                </Typography>
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}
