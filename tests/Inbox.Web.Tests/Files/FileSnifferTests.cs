using System.Text;
using Inbox.Testing;
using Inbox.Web.Files;

namespace Inbox.Web.Tests.Files;

/// <summary>A file is what its bytes say.</summary>
public sealed class FileSnifferTests
{
    public static TheoryData<byte[], string?> Beginnings => new()
    {
        { SamplePictures.Sofa, "image/png" },
        { [0xFF, 0xD8, 0xFF, 0xE0, 0, 16], "image/jpeg" },
        { [.. "GIF89a"u8, 1, 0, 1, 0], "image/gif" },
        { [.. "RIFF"u8, 1, 2, 3, 4, .. "WEBPVP8 "u8], "image/webp" },
        { [0, 0, 0, 24, .. "ftypmp42"u8, 0, 0], "video/mp4" },
        { [0, 0, 0, 24, .. "ftypM4A "u8, 0, 0], "audio/mp4" },
        { [0, 0, 0, 24, .. "ftypheic"u8, 0, 0], null },
        { SamplePictures.Silence, "audio/wav" },
        { [.. "ID3"u8, 4, 0], "audio/mpeg" },
        { [0xFF, 0xFB, 0x90, 0], "audio/mpeg" },
        { [0xFF, 0xF1, 0x50, 0x80], "audio/aac" },
        { SamplePictures.Pdf, "application/pdf" },
        { "Name;Größe\r\nSofa;2"u8.ToArray(), "text/plain" },
        { Encoding.Latin1.GetBytes("Name;Größe;\u0080\r\nSofa;2"), "text/plain" },
        { Encoding.Latin1.GetBytes("<SCRIPT>Größe"), null },
        { [.. "Gr"u8, 0xF6, 0xDF, 0x81], null },
        { [.. "Gr"u8, 0xF6, 0, 1], null },
        { [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("Name\tGröße")], "text/plain" },
        { [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes("Name")], "text/plain" },
        { [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("<script>")], null },
        { "  <!DOCTYPE html><script>alert(1)</script>"u8.ToArray(), null },
        { "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), null },
        { [.. "MZ"u8, 0x90, 0, 3, 0], null },
        { [0x7F, .. "ELF"u8], null },
    };

    [Theory]
    [MemberData(nameof(Beginnings))]
    public void A_type_is_told_by_the_first_bytes(byte[] head, string? contentType) =>
        Assert.Equal(contentType, FileSniffer.Sniff(head)?.ContentType);

    [Theory]
    [InlineData("GIF89a/*<script>alert(1)</script>*/")]
    [InlineData("GIF89a %PDF-1.4")]
    [InlineData("GIF89a and the end of an archive PK\u0005\u0006")]
    public void A_picture_that_is_something_else_too_is_noticed(string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text);

        Assert.True(FileSniffer.IsPolyglot(bytes, bytes));
    }

    [Fact]
    public void A_plain_picture_is_no_polyglot() => Assert.False(FileSniffer.IsPolyglot(SamplePictures.Sofa, SamplePictures.Sofa));

    [Theory]
    [InlineData("IMG_0001.HEIC", "IMG_0001.jpg")]
    [InlineData("IMG.JPEG", "IMG.JPEG")]
    [InlineData("IMG", "IMG")]
    public void A_name_that_ends_otherwise_is_mended(string name, string mended) => Assert.Equal(mended, FileType.Jpeg.Rename(name));

    [Theory]
    [InlineData("holiday.JPG", true)]
    [InlineData("holiday", true)]
    [InlineData("holiday.html", false)]
    [InlineData("holiday.jpg.exe", false)]
    public void A_name_must_end_as_the_bytes_say(string name, bool fits) => Assert.Equal(fits, FileType.Jpeg.Fits(name));

    [Theory]
    [InlineData("holiday.jpg", true)]
    [InlineData("Größe 2.pdf", true)]
    [InlineData("../etc/passwd", false)]
    [InlineData("C:\\autoexec.txt", false)]
    [InlineData("..", false)]
    [InlineData("", false)]
    [InlineData("a\nb.txt", false)]
    [InlineData("gnp\u202Eexe.png", false)]
    public void A_name_has_no_path_and_nothing_unseen(string name, bool isProper) => Assert.Equal(isProper, FileName.IsProper(name));

    [Theory]
    [InlineData("../../holiday.jpg", "holiday.jpg")]
    [InlineData("a\\b\\\"c\".png", "c.png")]
    [InlineData("...", null)]
    [InlineData(null, null)]
    public void What_a_stranger_calls_a_file_is_cleaned(string? name, string? clean) => Assert.Equal(clean, FileName.Clean(name));

    [Fact]
    public void A_long_name_is_cut_between_characters_as_people_see_them_and_keeps_what_it_ends_in()
    {
        const string Flag = "🇩🇪";
        var name = FileName.Clean(new string('a', 144) + Flag + "more.pdf");

        Assert.Equal(new string('a', 144) + ".pdf", name);
        Assert.Equal("file.pdf", FileName.Clean("a" + new string('\u0301', 200) + ".pdf"));
    }
}
