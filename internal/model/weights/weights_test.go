package weights

import "testing"

// Most weights that the repository may carry, in bytes.
const most = 60e6

// The program must carry its network: tests of what it reads would else pass by being left out.
func TestTheFilesAreThere(t *testing.T) {
	files := map[string][]byte{"words.safetensors": Words(), "network.safetensors": Network(), "calibration.json": Calibration()}
	all := 0
	for name, raw := range files {
		if len(raw) == 0 {
			t.Errorf("%s is empty: train the network (make train), or take the file from the repository", name)
		}
		all += len(raw)
	}
	if all > most {
		t.Errorf("the files have %d bytes, at most %.0f may be carried", all, most)
	}
}
