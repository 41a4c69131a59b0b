import Typography from '@material-ui/core/Typography';
import type { PostMortem } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { SafeMarkdown } from '../../markdown';
import { dateText } from '../../time';

/** Why teams were late, in their words. */
export function PostMortems(props: { postMortems: readonly PostMortem[] }) {
  const { t } = useTexts();
  const { postMortems } = props;
  return (
    <>
      <Typography variant="subtitle2" component="h4">
        {t('end.postMortems.title')}
      </Typography>
      {postMortems.length === 0 && (
        <Typography variant="body2">{t('end.postMortems.none')}</Typography>
      )}
      {postMortems.map(({ id, author, at, ownerRef, text }) => (
        <article key={id}>
          <Typography variant="caption" component="p">
            {ownerRef === undefined
              ? t('end.postMortems.by', { author, date: dateText(t, at) })
              : t('end.postMortems.byAbout', {
                  author,
                  date: dateText(t, at),
                  owner: ownerRef,
                })}
          </Typography>
          <SafeMarkdown text={text} />
        </article>
      ))}
    </>
  );
}
