using System.Buffers;
using System.Text;

namespace Inbox.Web.Files;

/// <summary>Tells a file's type by its bytes (the signatures of https://mimesniff.spec.whatwg.org, and of each format).</summary>
public static class FileSniffer
{
    /// <summary>As much of the beginning as anything here looks at.</summary>
    public const int HeadLength = 4096;

    /// <summary>As much of the end: the directory that makes a zip of any file stands in it.</summary>
    public const int TailLength = 65_557;

    private static readonly SearchValues<string> Markup = SearchValues.Create(
        ["<!doctype", "<html", "<head", "<body", "<script", "<svg", "<iframe", "<?php", "<?xml"], StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<byte> JpegMark => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> PngMark => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> MatroskaMark => [0x1A, 0x45, 0xDF, 0xA3];

    private static ReadOnlySpan<byte> OleMark => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static ReadOnlySpan<byte> NotInWindows1252 => [0x81, 0x8D, 0x8F, 0x90, 0x9D];

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The type; null if it is none that we keep.</summary>
    public static FileType? Sniff(ReadOnlySpan<byte> head) =>
        OfPicture(head) ?? OfContainer(head) ?? OfMarkedText(head) ?? OfSound(head) ?? OfDocument(head);

    /// <summary>Whether a picture is also a page, a document or an archive, for whoever looks at it as one.</summary>
    public static bool IsPolyglot(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail) =>
        head.IndexOf("%PDF-"u8) >= 0
        || tail.IndexOf("PK\u0005\u0006"u8) >= 0
        || HasMarkup(Encoding.Latin1.GetString(head), isPicture: true)
        || HasMarkup(Encoding.Latin1.GetString(tail), isPicture: true);

    private static FileType? OfPicture(ReadOnlySpan<byte> head) =>
        head.StartsWith(JpegMark) ? FileType.Jpeg
        : head.StartsWith(PngMark) ? FileType.Png
        : head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) ? FileType.Gif
        : IsRiff(head, "WEBP"u8) ? FileType.Webp
        : null;

    private static FileType? OfContainer(ReadOnlySpan<byte> head) =>
        head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8) ? OfBrand(head[8..12])
        : head.StartsWith(MatroskaMark) ? FileType.Webm
        : head.StartsWith("OggS"u8) ? FileType.Ogg
        : IsRiff(head, "AVI "u8) ? FileType.Avi
        : IsRiff(head, "WAVE"u8) ? FileType.Wav
        : null;

    private static FileType? OfBrand(ReadOnlySpan<byte> brand) =>
        brand.StartsWith("M4A"u8) || brand.StartsWith("M4B"u8) ? FileType.M4a
        : brand.StartsWith("qt"u8) ? FileType.QuickTime
        : brand.StartsWith("avi"u8) || brand.StartsWith("he"u8) || brand.StartsWith("mif"u8) ? null
        : FileType.Mp4;

    private static FileType? OfSound(ReadOnlySpan<byte> head) =>
        head.StartsWith("ID3"u8) ? FileType.Mp3
        : head.StartsWith("#!AMR"u8) ? FileType.Amr
        : head.Length < 2 || head[0] != 0xFF || head[1] == 0xFE ? null
        : (head[1] & 0xF6) == 0xF0 ? FileType.Aac
        : (head[1] & 0xE0) == 0xE0 && (head[1] & 0x06) != 0 ? FileType.Mp3
        : null;

    private static FileType? OfDocument(ReadOnlySpan<byte> head) =>
        head.StartsWith("%PDF-"u8) ? FileType.Pdf
        : head.StartsWith("PK\u0003\u0004"u8) ? FileType.Zip
        : head.StartsWith(OleMark) ? FileType.Office
        : IsPlainText(head) ? FileType.Text
        : null;

    private static bool IsRiff(ReadOnlySpan<byte> head, ReadOnlySpan<byte> form) =>
        head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual(form);

    /// <summary>UTF-16 as spreadsheets save it; its mark looks like that of a sound.</summary>
    private static FileType? OfMarkedText(ReadOnlySpan<byte> head) =>
        head.StartsWith(Encoding.Unicode.Preamble) && IsText(Encoding.Unicode.GetString(head[2..(head.Length & ~1)])) ? FileType.Text
        : head.StartsWith(Encoding.BigEndianUnicode.Preamble)
            && IsText(Encoding.BigEndianUnicode.GetString(head[2..(head.Length & ~1)])) ? FileType.Text
        : null;

    private static bool IsPlainText(ReadOnlySpan<byte> head)
    {
        try
        {
            // The cut may go through a character.
            var end = head.Length < HeadLength ? head.Length : head.LastIndexOf((byte)'\n') is > 0 and var line ? line : head.Length - 4;
            return IsText(Utf8.GetString(head[..end]));
        }
        catch (DecoderFallbackException)
        {
            // In an older encoding of one byte a letter, such as Windows-1252: the five bytes that it leaves out are in no text.
            return !head.ContainsAny(NotInWindows1252) && IsText(Encoding.Latin1.GetString(head), mayBeC1: true);
        }
    }

    /// <param name="mayBeC1">Whether U+0080 to U+009F stand for letters and signs.</param>
    private static bool IsText(string text, bool mayBeC1 = false) =>
        text.Length > 0 && !HasMarkup(text)
            && !text.Any(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\f') && !(mayBeC1 && c >= '\u0080'));

    /// <summary>A picture's own notes are XML, which nothing runs.</summary>
    private static bool HasMarkup(string text, bool isPicture = false)
    {
        var at = text.AsSpan().IndexOfAny(Markup);
        return at >= 0 && !(isPicture && text.AsSpan(at).StartsWith("<?xml", StringComparison.OrdinalIgnoreCase));
    }
}
