import { useTexts } from '../../translation';

/** What a scan had to skip, on demand. Nothing when it skipped nothing. */
export function ScanProblems(props: { problems: readonly string[] }) {
  const { problems } = props;
  const { t } = useTexts();
  if (problems.length === 0) {
    return null;
  }
  return (
    <details>
      <summary>
        {t('sources.lastScan.problems', { count: problems.length })}
      </summary>
      <ul>
        {problems.map(problem => (
          <li key={problem} style={{ overflowWrap: 'anywhere' }}>
            {problem}
          </li>
        ))}
      </ul>
    </details>
  );
}
