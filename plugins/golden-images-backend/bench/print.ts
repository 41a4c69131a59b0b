import type { CompanySize } from './estate/company';
import type { Cost } from './measure/watch';
import type { MeasuredQuestion } from './read/measureReads';
import type { ScanReport } from './scan/scanProcess';

/** Writes what the scans cost, each beside its floor. */
export function printScans(database: string, report: ScanReport): void {
  const row = (
    what: string,
    cost: Cost & { written: number },
    floor: Cost,
    aim: number,
  ) => ({
    what,
    'wall s': cost.seconds.toFixed(1),
    'floor s': floor.seconds.toFixed(1),
    'times floor': (cost.seconds / floor.seconds).toFixed(2),
    aim: `≤ ${aim}`,
    'cpu s': cost.cpuSeconds.toFixed(1),
    'times floor cpu': (cost.cpuSeconds / floor.cpuSeconds).toFixed(2),
    'MB over idle': (cost.peakMegabytes - report.idleMegabytes).toFixed(0),
    'floor MB over idle': (floor.peakMegabytes - report.idleMegabytes).toFixed(
      0,
    ),
    'rows written': cost.written,
    'event loop p99 ms': cost.eventLoopP99.toFixed(0),
  });
  console.log(
    `\n${database}: scans, ${report.usages} usages, ${
      report.images
    } images, idle ${report.idleMegabytes.toFixed(0)} MB`,
  );
  console.table([
    row('first scan', report.first, report.firstFloor, 3),
    row('unchanged re-scan', report.again, report.againFloor, 1.5),
  ]);
}

/** Writes how long answers take, each as soon as it is known. */
export async function printReads(
  database: string,
  size: CompanySize,
  results: AsyncIterable<MeasuredQuestion>,
): Promise<void> {
  console.log(
    `\n${database}: answers over HTTP, ${size.workloads} workloads, ${size.ended} ended usages, ${size.images} images`,
  );
  console.log('    p50 ms    p95 ms  aim p95  question');
  for await (const { question, times } of results) {
    console.log(
      [
        times.p50.toFixed(1).padStart(10),
        times.p95.toFixed(1).padStart(10),
        `≤ ${question.aim}`.padStart(9),
        times.p95 <= question.aim ? ' ' : '!',
        question.what,
      ].join(''),
    );
  }
}
