namespace Inbox.Testing;

/// <summary>Files to send and to receive.</summary>
public static class SamplePictures
{
    public static byte[] Sofa { get; } = File.ReadAllBytes(
        Path.Combine(SourceTree.WebProject, "..", "Inbox.MetaSimulator", "Graph", "Pictures", "sofa.png"));

    public static byte[] Pdf { get; } = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"u8.ToArray();

    /// <summary>A second of nothing, as WAVE.</summary>
    public static byte[] Silence { get; } = [
    .. "RIFF"u8, 0x64, 0x1F, 0, 0, .. "WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 0x40, 0x1F, 0, 0, 0x40, 0x1F, 0, 0, 1, 0, 8, 0, .. "data"u8,
    0x40, 0x1F, 0, 0, .. new byte[8000]];
}
