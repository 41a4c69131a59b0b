import { Fragment } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { TierFinding } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { CopyButton } from '../../copy';
import { ShowMore, useShownRows } from '../../more';
import { FindingText } from '../FindingText';

/** Lines shown at first, and with each step. */
const STEP = 300;

const useStyles = makeStyles(
  theme => ({
    head: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
    table: {
      width: '100%',
      borderCollapse: 'collapse',
      backgroundColor: theme.palette.background.default,
      fontFamily: 'monospace',
      fontSize: '0.8125rem',
    },
    line: {
      width: '3.5em',
      paddingRight: theme.spacing(1),
      textAlign: 'right',
      verticalAlign: 'top',
      fontWeight: 'normal',
      color: theme.palette.text.secondary,
      userSelect: 'none',
    },
    mark: { width: '1.5em', verticalAlign: 'top', userSelect: 'none' },
    code: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
    finding: {
      padding: theme.spacing(0.5, 0, 0.5, 1),
      borderLeft: `3px solid ${theme.palette.status.warning}`,
      fontFamily: theme.typography.fontFamily,
    },
  }),
  { name: 'GoldenImagesCodeWithFindings' },
);

/** A file to read, its lines numbered, with what was found below each, and marked what it adds. */
export function CodeWithFindings(props: {
  title: string;
  copyLabel: string;
  text: string;
  findings: readonly TierFinding[];
  /** Lines after this one are what is added; absent for none. */
  addedAfter?: number;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { title, copyLabel, text, findings, addedAfter } = props;
  const { shown, hidden, showMore } = useShownRows(
    // A file ends with a line break; no line follows it.
    text.replace(/\n$/, '').split('\n'),
    STEP,
  );
  const byLine = groupByLine(findings);
  return (
    <>
      <div className={classes.head}>
        <Typography variant="subtitle2" component="h4">
          {title}
        </Typography>
        <CopyButton text={text} label={copyLabel} />
      </div>
      <table className={classes.table} aria-label={title}>
        <tbody>
          {shown.map((code, index) => {
            const line = index + 1;
            const added = addedAfter !== undefined && line > addedAfter;
            return (
              <Fragment key={line}>
                <tr>
                  <th
                    scope="row"
                    className={classes.line}
                    aria-label={t('customization.added.line', {
                      line: String(line),
                    })}
                  >
                    {line}
                  </th>
                  <td className={classes.mark}>
                    {added && (
                      <span
                        role="img"
                        aria-label={t('customization.added.added')}
                      >
                        +
                      </span>
                    )}
                  </td>
                  <td className={classes.code}>{code}</td>
                </tr>
                {byLine.get(line)?.map((finding, each) => (
                  <tr key={`${each} ${finding.item}`}>
                    <td colSpan={2} />
                    <td className={classes.finding}>
                      <FindingText finding={finding} />
                    </td>
                  </tr>
                ))}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      <ShowMore hidden={hidden} onClick={showMore} />
    </>
  );
}

function groupByLine(
  findings: readonly TierFinding[],
): ReadonlyMap<number, readonly TierFinding[]> {
  const groups = new Map<number, TierFinding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.line);
    if (group) {
      group.push(finding);
    } else {
      groups.set(finding.line, [finding]);
    }
  }
  return groups;
}
