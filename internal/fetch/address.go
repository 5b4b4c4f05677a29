package fetch

import (
	"errors"
	"fmt"
	"net/netip"
)

// errPrivate is why an address inside the own network is refused.
var errPrivate = errors.New("lies in a private network, which is refused unless it is allowed (--private)")

// publicOnly refuses an address that is about to be dialled if it does not lie
// in the public network.
func publicOnly(address string) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	if !public(at.Addr()) {
		return fmt.Errorf("%s %w", at.Addr(), errPrivate)
	}
	return nil
}

// public reports whether an address lies in the public network. Addresses that
// carry another one inside, for a gateway to take out, are judged by that one.
func public(ip netip.Addr) bool {
	ip = ip.Unmap().WithZone("")
	within := func(prefix string) bool { return netip.MustParsePrefix(prefix).Contains(ip) }
	switch {
	case !ip.IsValid(), ip.IsPrivate(), ip.IsLoopback(), ip.IsLinkLocalUnicast(), ip.IsMulticast(), ip.IsUnspecified():
		return false
	case within("0.0.0.0/8"), within("100.64.0.0/10"), within("192.0.0.0/24"), within("240.0.0.0/4"): // RFC 1122, 6598, 6890, 1112
		return false
	case within("::/96"), within("fec0::/10"), within("64:ff9b:1::/48"): // RFC 4291, 3879, 8215
		return false
	case within("64:ff9b::/96"): // NAT64 [RFC 6052]
		b := ip.As16()
		return public(netip.AddrFrom4([4]byte(b[12:16])))
	case within("2002::/16"): // 6to4 [RFC 3056]
		b := ip.As16()
		return public(netip.AddrFrom4([4]byte(b[2:6])))
	}
	return true
}
