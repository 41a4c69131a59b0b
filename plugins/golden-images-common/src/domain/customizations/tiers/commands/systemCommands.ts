import type { Draft } from '../draft';
import { SHELLS } from '../packages/kinds';
import { show } from '../shell/word';
import type { CommandJudge } from './judge';

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

function judgeMount(): CommandJudge {
  return args => {
    const text = args.map(show).join(' ');
    return /\bremount\b/.test(text) && /\brw\b/.test(text)
      ? [
          {
            item: 'remount',
            reason: `mount ${text.slice(
              0,
              60,
            )} makes a read-only filesystem writable`,
          },
        ]
      : [
          {
            item: 'security-context',
            reason: `mount ${text.slice(0, 60)} changes what is mounted`,
          },
        ];
  };
}

function judgeSetcap(): CommandJudge {
  return args => {
    const text = args.map(show).join(' ').toLowerCase();
    if (args.some(each => each.text === '-r')) {
      return [
        { item: 'security-context', reason: 'setcap takes capabilities away' },
      ];
    }
    if (/cap_net_(raw|admin)/.test(text)) {
      return [
        {
          item: 'network-stack',
          reason: `setcap ${text.slice(
            0,
            60,
          )} gives access to raw sockets or the network's settings`,
        },
      ];
    }
    return [
      /cap_sys_module/.test(text)
        ? {
            item: 'kernel-module',
            reason: 'setcap lets a program load kernel modules',
          }
        : {
            item: 'security-context',
            reason: `setcap ${text.slice(0, 60)} gives capabilities`,
          },
    ];
  };
}

function judgeSysctl(): CommandJudge {
  return args => {
    const set = args.filter(({ text }) => text.includes('='));
    return set.map(word => ({
      item: word.text.startsWith('net.') ? 'network-stack' : 'security-context',
      reason: `sysctl ${show(word)} changes settings of the kernel`,
    }));
  };
}

function judgeChmod(): CommandJudge {
  return args =>
    args.some(({ text }) =>
      /^[ugoa]*\+[rwxXt]*s|^[0-7]?[2467][0-7]{3}$/.test(text),
    )
      ? [
          {
            item: 'security-context',
            reason: `chmod ${args
              .map(show)
              .join(' ')
              .slice(0, 60)} lets a program run as another user`,
          },
        ]
      : [];
}

function judgeUsers(program: string): CommandJudge {
  return (args): Draft[] => {
    const text = args.map(show).join(' ');
    if (/(^| )(-u|--uid)[ =]?0( |$)/.test(text)) {
      return [
        {
          item: 'root-user',
          reason: `${program} ${text.slice(0, 60)} makes a user with UID 0`,
        },
      ];
    }
    const shell = /(^| )(-s|--shell)[ =](\S*)/.exec(text)?.[3];
    const note =
      shell && SHELLS.has(shell.split('/').at(-1) ?? '')
        ? ', with a shell that the image does not have'
        : '';
    return [
      {
        item: 'user',
        reason: `${program} ${text.slice(
          0,
          60,
        )} changes users or groups${note}`,
      },
    ];
  };
}

function judgeCosign(): CommandJudge {
  return (args, { command }) => {
    const [first] = args;
    const insecure = args.filter(({ text }) =>
      /^--(insecure-|allow-insecure|allow-http|private-infrastructure|check-claims=false)/.test(
        text,
      ),
    );
    return first?.text.startsWith('verify') && insecure.length > 0
      ? [
          {
            item: 'image-verification',
            reason: `cosign ${command.words
              .slice(1)
              .map(show)
              .join(' ')
              .slice(0, 80)} leaves a part of the verification out`,
          },
        ]
      : [];
  };
}

function judgeRepository(program: string): CommandJudge {
  return (args): Draft[] => {
    if (
      program.endsWith('config-manager') &&
      !args.some(({ text }) => /^(--add-repo|addrepo)/.test(text))
    ) {
      return [];
    }
    return [
      {
        item: 'external-source',
        reason: `${program} ${args
          .map(show)
          .join(' ')
          .slice(0, 80)} adds a repository`,
      },
    ];
  };
}
