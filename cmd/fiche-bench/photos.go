package main

import (
	"bufio"
	"fmt"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"runtime"
)

// photoSheet makes sheet i of the third corpus: the first one's, with a photo.
func photoSheet(i, n int) *sheet {
	s := corpusSheet(i, n)
	s.Photo = photo{File: s.Name + ".jpg", Alt: fmt.Sprintf("Le terrain du projet n° %d, vu de la colline", i+1)}
	return s
}

// photoQuality is that of the originals, as cameras write them.
const photoQuality = 88

// writePhotos writes the photos of n sheets into a folder, which stays empty where
// they have none.
func writePhotos(dir string, c *corpus, n int) error {
	if err := os.MkdirAll(dir, 0o777); err != nil || !c.hasPhotos() {
		return err
	}
	for i := range n {
		runtime.GC() // of the picture before: what measure says of peaks holds for this one
		if err := writePhoto(filepath.Join(dir, c.sheet(i, n).Photo.File), i, c.photo); err != nil {
			return err
		}
	}
	return nil
}

// writePhoto writes the photo of sheet i. One of four is upright.
func writePhoto(to string, i int, size image.Point) (err error) {
	if i%4 == 3 {
		size = image.Pt(size.Y, size.X)
	}
	file, err := os.Create(to)
	if err != nil {
		return err
	}
	defer func() {
		if closed := file.Close(); err == nil {
			err = closed
		}
	}()
	out := bufio.NewWriter(file)
	if err := jpeg.Encode(out, paintLandscape(newRandom(i), size), &jpeg.Options{Quality: photoQuality}); err != nil {
		return err
	}
	return out.Flush()
}
