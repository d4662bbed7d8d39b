package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
)

// app is Fiche.app: a folder that macOS shows as one thing, and starts by a double
// click. The program in it is that of both kinds of processor.
func (src *source) app(amd64, arm64 *built) ([]entry, error) {
	icon, err := icns()
	if err != nil {
		return nil, err
	}
	files := []entry{
		{name: "Contents/MacOS/fiche", data: universal(amd64.program, arm64.program), executable: true},
		{name: "Contents/Resources/fiche.icns", data: icon},
		{name: "Contents/Info.plist", data: []byte(strings.ReplaceAll(plist, "{version}", src.number()))},
		{name: "Contents/PkgInfo", data: []byte("APPL????")},
	}
	for _, f := range arm64.files {
		if f.name == "LICENSE" || f.name == "THIRD-PARTY-LICENCES" {
			files = append(files, entry{name: "Contents/Resources/" + f.name, data: f.data})
		}
	}
	for i := range files {
		files[i].name = appFolder + "/" + files[i].name
	}
	return files, nil
}

// appFolder is the name of the app.
const appFolder = "Fiche.app"

// LSUIElement: the program shows itself in the browser, and has no window or menu that
// the Dock could show.
const plist = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>CFBundleName</key><string>Fiche</string>
	<key>CFBundleIdentifier</key><string>fiche</string>
	<key>CFBundleVersion</key><string>{version}</string>
	<key>CFBundleShortVersionString</key><string>{version}</string>
	<key>CFBundlePackageType</key><string>APPL</string>
	<key>CFBundleExecutable</key><string>fiche</string>
	<key>CFBundleIconFile</key><string>fiche</string>
	<key>CFBundleInfoDictionaryVersion</key><string>6.0</string>
	<key>LSMinimumSystemVersion</key><string>12.0</string>
	<key>LSUIElement</key><true/>
	<key>NSHumanReadableCopyright</key><string>MIT</string>
</dict>
</plist>
`

// universal is a program for two kinds of processor, in the form that Apple's lipo
// makes: a table, and both programs on boundaries of their pages.
func universal(amd64, arm64 []byte) []byte {
	const (
		magic       = 0xcafebabe
		cpuAMD64    = 0x01000007
		cpuARM64    = 0x0100000c
		subtypeX86  = 3
		subtypeARM  = 0
		pageBits    = 14
		pageSize    = 1 << pageBits
		tableHeader = 8
	)
	var out bytes.Buffer
	put := func(all ...uint32) {
		for _, n := range all {
			out.Write(binary.BigEndian.AppendUint32(nil, n))
		}
	}
	round := func(n int) int { return (n + pageSize - 1) / pageSize * pageSize }
	first := round(tableHeader)
	second := round(first + len(amd64))
	put(magic, 2)
	put(cpuAMD64, subtypeX86, uint32(first), uint32(len(amd64)), pageBits)
	put(cpuARM64, subtypeARM, uint32(second), uint32(len(arm64)), pageBits)
	out.Write(make([]byte, first-out.Len()))
	out.Write(amd64)
	out.Write(make([]byte, second-out.Len()))
	out.Write(arm64)
	return out.Bytes()
}

// appArchive is the name of the archive that holds the app.
func appArchive(version string) string { return fmt.Sprintf("Fiche-%s-macos.zip", version) }
