// The network as a PNG: the browser draws the picture and gives it as a file.
"use strict";
(() => {
	const button = document.getElementById("png");
	const address = document.querySelector('a[href^="/network.svg"]').href;
	const scale = 2;
	button.addEventListener("click", async () => {
		const svg = await (await fetch(address)).text();
		const image = new Image();
		image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg);
		await image.decode();
		const canvas = document.createElement("canvas");
		canvas.width = image.naturalWidth * scale;
		canvas.height = image.naturalHeight * scale;
		canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
		canvas.toBlob((blob) => {
			const link = document.createElement("a");
			link.href = URL.createObjectURL(blob);
			link.download = "network.png";
			link.click();
			URL.revokeObjectURL(link.href);
		}, "image/png");
	});
})();
