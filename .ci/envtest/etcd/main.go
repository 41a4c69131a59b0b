// etcd as upstream builds it (go.etcd.io/etcd/server/v3), which `go install`
// cannot build because of its replace directives.
package main

import (
	"os"

	"go.etcd.io/etcd/server/v3/etcdmain"
)

func main() { etcdmain.Main(os.Args) }
