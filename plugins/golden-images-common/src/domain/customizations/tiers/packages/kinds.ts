import type { TierItemId } from '../tierItems';

/** Names of packages that are more than a system package, by what they are. */
interface Kind {
  readonly item: TierItemId;
  readonly names: ReadonlySet<string>;
  /** Starts of names, with what is an exception to them. */
  readonly starts?: readonly string[];
  readonly except?: RegExp;
  readonly what: string;
}

/** Shells, as packages and as programs (R-T3-01). */
export const SHELLS: ReadonlySet<string> = new Set(
  'bash sh dash ash zsh ksh ksh93 mksh oksh loksh fish busybox busybox-static busybox-extras toybox tcsh csh yash posh rc elvish nushell nu xonsh powershell pwsh bash-static zsh-static bash5 hush sash rbash'.split(
    ' ',
  ),
);

/** In this order: the first that fits counts. */
export const KINDS: readonly Kind[] = [
  { item: 'shell', names: SHELLS, what: 'is a shell' },
  {
    item: 'kernel-module',
    names: new Set(
      'kmod dkms module-init-tools modutils kernel insmod modprobe'.split(' '),
    ),
    starts: ['linux-', 'kernel-', 'kmod-'],
    // Headers to compile against, PAM and tools: nothing of them is loaded into a kernel.
    except:
      /^(linux-headers|linux-libc-dev|linux-pam.*|linux-tools.*|kernel-headers|kmod-libs)$/,
    what: 'brings kernel modules or their tools',
  },
  {
    item: 'service',
    names: new Set(
      'systemd systemd-sysv openrc sysvinit sysvinit-core sysv-rc initscripts upstart init supervisor supervisord s6 runit daemontools monit cron cronie dcron fcron anacron vixie-cron busybox-initscripts busybox-openrc openssh-server openssh-server-common dropbear avahi-daemon rsyslog syslog-ng xinetd inetutils-inetd atd circus pm2 forever'.split(
        ' ',
      ),
    ),
    starts: ['systemd-', 's6-', 'runit-', 'openrc-', 'supervisor-', 'cronie-'],
    what: 'is an init system or a service that runs by itself',
  },
  {
    item: 'network-stack',
    names: new Set(
      'iptables ip6tables nftables nft ipset ebtables arptables ufw firewalld shorewall ferm conntrack conntrack-tools hping3 xtables-addons'.split(
        ' ',
      ),
    ),
    starts: ['iptables-', 'nftables-'],
    what: 'changes the network stack',
  },
  {
    item: 'agent',
    names: new Set(
      'fluentd fluent-bit fluentbit td-agent td-agent-bit filebeat metricbeat packetbeat heartbeat-elastic auditbeat logstash promtail telegraf vector collectd statsd otelcol otelcol-contrib otel-collector opentelemetry-collector datadog-agent newrelic-infra node-exporter node_exporter prometheus-node-exporter grafana-agent grafana-alloy alloy amazon-cloudwatch-agent google-cloud-ops-agent elastic-agent splunkforwarder splunk-otel-collector zabbix-agent zabbix-agent2 nagios-nrpe-server monit-agent oneagent instana-agent appdynamics-agent jaeger-agent vmagent cadvisor'.split(
        ' ',
      ),
    ),
    starts: ['fluent-bit-', 'otelcol-', 'opentelemetry-collector-', 'datadog-'],
    what: 'collects logs or metrics',
  },
];

/** Kind of a package by its whole name. */
export function kindOf(name: string): Kind | undefined {
  const lower = name.toLowerCase();
  return KINDS.find(
    ({ names, starts, except }) =>
      names.has(lower) ||
      (starts?.some(start => lower.startsWith(start)) && !except?.test(lower)),
  );
}

const AGENT_PART =
  /^(fluent|filebeat|metricbeat|otel|opentelemetry|datadog|newrelic|promtail|telegraf|vector|cloudwatch-agent|jaeger-agent|splunk|logstash|node-exporter|.+[-_]exporter$|.+-log(ger|ging|shipper)$|log(s|ging|ger|-shipper|-collector|-agent|-router)?$|metrics?(-agent|-collector|-exporter)?$|monitoring(-agent)?$)/;

/** Whether an image or a program is known to collect logs or metrics: any part of its name is. */
export function isAgent(text: string): boolean {
  return text
    .toLowerCase()
    .split(/[/:@]/)
    .some(part => kindOf(part)?.item === 'agent' || AGENT_PART.test(part));
}
