import { useTexts } from '../../translation';
import { NothingScanned } from '../inventory/NothingScanned';
import { Loaded } from '../request';
import { SourceCard } from './SourceCard';
import { SourcesSummary } from './SourcesSummary';
import { useSources } from './useSources';

/** What the portal reads, how old each answer is, why a scan failed, and how far one is that runs. */
export function SourcesPage() {
  const { t } = useTexts();
  const { request, running, isAwaited, onScanAsked } = useSources();
  return (
    <Loaded request={request} what={t('sources.what')}>
      {sources =>
        sources.length === 0 ? (
          <NothingScanned />
        ) : (
          <>
            <SourcesSummary sources={sources} />
            {sources.map(source => (
              <SourceCard
                key={source.name}
                source={source}
                running={running.get(source.name)}
                awaited={isAwaited(source)}
                onScanAsked={() => onScanAsked(source)}
              />
            ))}
          </>
        )
      }
    </Loaded>
  );
}
