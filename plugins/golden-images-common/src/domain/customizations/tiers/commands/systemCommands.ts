import type { Draft } from '../draft';
import { show } from '../shell/word';
import type { CommandJudge } from './judge';
import {
  judgeChmod,
  judgeCosign,
  judgeMount,
  judgeRepository,
  judgeSetcap,
  judgeSysctl,
  judgeUsers,
} from './systemJudges';

/** Judges commands that change the system without installing anything. */
export const SYSTEM_COMMANDS: ReadonlyMap<string, CommandJudge> = new Map([
  ...of('mount', judgeMount),
  ...of(
    'modprobe insmod depmod kmod dkms rmmod',
    named('kernel-module', 'handles kernel modules'),
  ),
  ...of(
    'iptables ip6tables iptables-restore iptables-legacy nft ipset ebtables arptables ufw firewall-cmd tc',
    named('network-stack', 'changes the network stack'),
  ),
  ...of(
    'ip ifconfig route brctl',
    named(
      'network-stack',
      'changes the network stack',
      /^(add|del|set|up|down|-net)$/,
    ),
  ),
  ...of('setcap', judgeSetcap),
  ...of('sysctl', judgeSysctl),
  ...of('chmod', judgeChmod),
  ...of(
    'adduser useradd usermod groupadd addgroup groupmod deluser userdel groupdel chpasswd passwd chsh newusers',
    judgeUsers,
  ),
  ...of(
    'visudo chattr chcon semanage setsebool restorecon',
    named('security-context', 'changes the security policy'),
  ),
  ...of(
    'setenforce',
    named('hardening', 'switches hardening off', /^(0|permissive)$/i),
  ),
  ...of(
    'aa-disable aa-complain aa-teardown apparmor_parser',
    named('hardening', 'takes AppArmor profiles away'),
  ),
  ...of(
    'systemctl rc-update update-rc.d chkconfig rc-service initctl sv s6-rc s6-svc',
    named('service', 'has services start by themselves'),
  ),
  ...of(
    'service',
    named('service', 'starts a service', /^(start|restart|reload|enable)$/),
  ),
  ...of(
    'supervisord supervisorctl crond cron crontab anacron atd systemd openrc openrc-run runsvdir runsv s6-svscan svscan start-stop-daemon monit circusd god sshd rsyslogd syslogd syslog-ng dbus-daemon xinetd inetd daemonize',
    named('service', 'runs in the background or starts services'),
  ),
  ...of(
    'pm2 forever',
    named(
      'service',
      'keeps processes running in the background',
      /^(start|restart|resurrect|startup)$/,
    ),
  ),
  ...of('init', named('service', 'is an init system')),
  ...of(
    'update-ca-certificates update-ca-trust trust c_rehash',
    named('certificate', 'changes which certificates are trusted'),
  ),
  ...of(
    'keytool',
    named(
      'certificate',
      'changes which certificates are trusted',
      /^-import|^-importcert|^-importkeystore/,
    ),
  ),
  ...of(
    'fips-mode-setup fipsinstall',
    named('fips', 'configures FIPS cryptography'),
  ),
  ...of(
    'openssl',
    named('fips', 'configures FIPS cryptography', /^fipsinstall$/),
  ),
  ...of(
    'update-crypto-policies',
    named('fips', 'configures FIPS cryptography', /fips/i),
  ),
  ...of('cosign', judgeCosign),
  ...of(
    'skopeo podman buildah docker crane oras',
    named(
      'image-verification',
      'does without a verification',
      /^--(src-|dest-)?tls-verify=false$|^--insecure(-policy)?$|^--disable-content-trust(=true)?$/,
    ),
  ),
  ...of(
    'add-apt-repository apt-add-repository dnf-config-manager yum-config-manager',
    judgeRepository,
  ),
  ...of(
    'apt-key',
    named('external-source', 'trusts further packagers', /^(add|adv)$/),
  ),
]);

function of(
  programs: string,
  judge: (program: string) => CommandJudge,
): [string, CommandJudge][] {
  return programs.split(' ').map(program => [program, judge(program)]);
}

/** One item, whenever it is called, or when an argument says so. */
function named(item: Draft['item'], what: string, when?: RegExp) {
  return (program: string): CommandJudge =>
    args => {
      const said = args.map(show).join(' ').slice(0, 60);
      return !when || args.some(({ text }) => when.test(text))
        ? [{ item, reason: `${program} ${said}`.trimEnd().concat(` ${what}`) }]
        : [];
    };
}
