import Typography from '@material-ui/core/Typography';
import type { GlossaryEntry } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { ownerName } from '../../releases/ownerName';

/** What is known of a package, in one line: whether it is approved or part of golden images, who uses it, its licences, and whether it should be golden. */
export function PackageKnowledge(props: { entry: GlossaryEntry }) {
  const { t } = useTexts();
  const { approved, versions, licences, teams, releases, suggestion } =
    props.entry;
  const named = versions.flatMap(each =>
    each.approved && each.version ? [each.version] : [],
  );
  const approval =
    named.length > 0
      ? t('fields.package.approvedIn', { versions: named.join(', ') })
      : t(approved ? 'fields.package.approved' : 'fields.package.notApproved');
  const sentences = [
    `${approval}.`,
    ...(releases.length > 0
      ? [t('fields.package.inReleases', { count: releases.length })]
      : []),
    ...(teams.length > 0
      ? [
          t('fields.package.usedBy', {
            teams: teams.slice(0, 5).map(ownerName).join(', '),
          }),
        ]
      : []),
    ...(licences.length > 0
      ? [t('fields.package.licences', { licences: licences.join(', ') })]
      : []),
    ...(suggestion ? [suggestion] : []),
  ];
  return (
    <Typography variant="caption" display="block" color="textSecondary">
      {sentences.join(' ')}
    </Typography>
  );
}
