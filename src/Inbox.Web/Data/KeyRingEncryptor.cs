using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Inbox.Web.Data;

/// <summary>Wraps a Data Protection key before it goes to the database.</summary>
public sealed class KeyRingEncryptor(KeyRingOptions options) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plaintext = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var wrapped = KeyRingCipher.Encrypt(Convert.FromBase64String(options.Key!), plaintext);
        return new(new XElement(KeyRing.WrappedKey, Convert.ToBase64String(wrapped)), typeof(KeyRingDecryptor));
    }
}
